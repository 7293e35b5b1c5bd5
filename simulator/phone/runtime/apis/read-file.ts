import { localAddress } from '../files/local-address';
import { ApiError } from './define';

/** The data of a local file, or of any picture that an element can show. @throws when there is none. */
export async function readFile(path: string): Promise<Blob> {
  try {
    const response = await fetch(path.startsWith('wxfile:') ? localAddress(path) : path);
    if (response.ok) return await response.blob();
  } catch {
    // Told below, like every other file that isn't there.
  }
  throw new ApiError(`file doesn't exist ${path}`);
}
