import type { InferOutput } from 'valibot';
import type { Call } from '../shared/define-function';
import { registerPhoto as register } from '../shared/photos';
import type { contract } from './contract';

/** Registers a photo that the caller has just uploaded, so that WeChat looks at it while the rest is filled in. */
export async function registerPhoto(
  { fileId }: InferOutput<(typeof contract)['registerPhoto']['request']>,
  { caller, now }: Call,
) {
  const photo = await register(fileId, caller, now);
  return 'state' in photo ? { photoId: photo._id, state: photo.state } : photo;
}
