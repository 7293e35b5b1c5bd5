import { createHash } from 'node:crypto';
import type { Caller } from './caller';
import { MINUTE } from './clock';
import { Store } from './database';
import { MOST_ASKED, type Photo, stateAfter } from './photo';
import { type Refusal, refuse } from './refusal';
import { schoolConfig } from './config/school-config';
import { linkTo, removeStoredFiles } from './storage';
import { askAboutImage } from './wechat';

/**
 * Photos that people upload: registered once, judged by WeChat, whose verdict is pushed to the function
 * `messages`. The only place with queries on `photos`.
 */
const photos = new Store<Photo>('photos');

/** For WeChat, which looks at the picture within half an hour. */
const LINK_SECONDS = 2 * 3600;
const SLICE = 20;
/** When WeChat couldn't even be asked. */
const ASK_AGAIN_AFTER = MINUTE;

/**
 * Registers a file that the caller uploaded and asks WeChat about it. A repeat changes nothing. Five requests.
 * Refuses with `PHOTO.NOT_THERE`, and `PHOTO.TAKEN` for a file that somebody else registered.
 */
export async function registerPhoto(
  fileId: string,
  { personId, openid }: Pick<Caller, 'personId' | 'openid'>,
  now: number,
): Promise<Photo | Refusal<'PHOTO.NOT_THERE' | 'PHOTO.TAKEN'>> {
  const link = await linkTo(fileId, LINK_SECONDS);
  if (link === null) return refuse('PHOTO.NOT_THERE', '照片没有传上来，请重新选择照片');
  const times = { at: new Date(now), dueAt: new Date(now + ASK_AGAIN_AFTER) };
  const { document: photo } = await photos.insertOnce({
    ...{ _id: photoId(fileId), fileId, personId, openid },
    ...{ state: 'pending', asked: 0, traceIds: [], ...times },
  });
  if (photo.personId !== personId) return refuse('PHOTO.TAKEN', '这张照片别人已经交过，请自己拍一张');
  if (photo.asked === 0) await ask(photo, link, now);
  return photo;
}

/** The photos with these ids; those that aren't there are left out. One request. */
export function photosByIds(ids: readonly string[]): Promise<Photo[]> {
  return photos.findAll({ _id: { $in: [...ids] } }, { atMost: ids.length });
}

/** Takes WeChat's verdict on a photo; whether there was one to take it for. */
export async function takeVerdict(
  traceId: string,
  verdict: 'pass' | 'review' | 'risky',
  now: number,
): Promise<boolean> {
  const [photo] = await photos.findAll({ traceIds: traceId }, { atMost: 1 });
  if (!photo) return false;
  const state = stateAfter(photo.state, verdict);
  // A risky one stays due until its file is removed.
  const dueAt = state === 'risky' ? new Date(now) : null;
  await photos.changeIf(photo._id, { state: photo.state }, { state, dueAt });
  if (state === 'risky') await removeFile(photo);
  return true;
}

/** Asks again, gives up, and removes files that a crash left, a slice of each; harmless when run twice. */
export async function tickPhotos(now: number): Promise<void> {
  const due = { dueAt: { $lte: new Date(now) } };
  for (const photo of await photos.findFirst(due, { order: { dueAt: 1 }, limit: SLICE })) {
    if (photo.state === 'risky') await removeFile(photo);
    else if (photo.asked >= MOST_ASKED) await giveUp(photo);
    else await askAgain(photo, now);
  }
}

async function askAgain(photo: Photo, now: number): Promise<void> {
  const link = await linkTo(photo.fileId, LINK_SECONDS);
  if (link === null) await giveUp(photo);
  else await ask(photo, link, now);
}

/** Asks WeChat. What it can't be asked at first is tried once more at once; later on that counts as asked. */
async function ask(photo: Photo, link: string, now: number): Promise<void> {
  const answer = await askAboutImage(link, photo.openid);
  if (!answer.ok && photo.asked === 0 && photo.at.getTime() === now) return;
  const dueAt = new Date(now + schoolConfig.policies.contentSafety.photoWaitMinutes * MINUTE);
  const traceIds = answer.ok ? [...photo.traceIds, answer.answer.traceId] : photo.traceIds;
  const { asked } = photo;
  await photos.changeIf(photo._id, { asked, state: 'pending' }, { asked: asked + 1, traceIds, dueAt });
}

async function giveUp({ _id }: Photo): Promise<void> {
  await photos.changeIf(_id, { state: 'pending' }, { state: 'unchecked', dueAt: null });
}

async function removeFile({ _id, fileId }: Photo): Promise<void> {
  await removeStoredFiles([fileId]);
  await photos.changeIf(_id, { state: 'risky' }, { dueAt: null });
}

function photoId(fileId: string): string {
  return createHash('sha256').update(fileId).digest('hex').slice(0, 32);
}
