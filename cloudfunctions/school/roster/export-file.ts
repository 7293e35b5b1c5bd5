import { DAY } from '../../shared/clock';
import { Store } from '../../shared/database';
import { linkTo, removeStoredFiles, storeFile } from '../../shared/storage';
import type { FileLink } from '../import/contract';

/** A file with people in it that was made to be downloaded. */
interface ExportedFile {
  /** The attempt's. */
  _id: string;
  fileId: string;
  madeAt: Date;
}

const exportFiles = new Store<ExportedFile>('exportFiles');

/** Long enough to be opened at once, too short to be passed on. */
const LINK_SECONDS = 600;
const KEPT_FOR = DAY;
/** As many files as the cloud removes in one request. */
const AT_ONCE = 50;

/** Puts a file that anybody may have into cloud storage and answers an address that is good for ten minutes. */
export async function offerFile(
  cloudPath: string,
  fileName: string,
  content: Buffer,
  now: number,
): Promise<FileLink> {
  return linkOf(await storeFile(cloudPath, content), fileName, now);
}

/**
 * Puts a file with people in it into cloud storage, for ten minutes' use; the file itself goes after a day.
 * A repeat of the attempt writes the same file again.
 * @param id the attempt's, which nobody can guess
 */
export async function offerPrivately(
  id: string,
  fileName: string,
  content: Buffer,
  now: number,
): Promise<FileLink> {
  const fileId = await storeFile(`exports/${id}.xlsx`, content);
  await exportFiles.insertOnce({ _id: id, fileId, madeAt: new Date(now) });
  return linkOf(fileId, fileName, now);
}

async function linkOf(fileId: string, fileName: string, now: number): Promise<FileLink> {
  const url = await linkTo(fileId, LINK_SECONDS);
  if (url === null) throw new Error(`${fileId} was stored, but has no address`);
  return { url, fileName, expiresAt: now + LINK_SECONDS * 1000 };
}

/** Removes files that were made more than a day ago, a slice a time; for the tick. */
export async function removeOldExports(now: number): Promise<void> {
  const before = { madeAt: { $lt: new Date(now - KEPT_FOR) } };
  const old = await exportFiles.findFirst(before, { order: { madeAt: 1 }, limit: AT_ONCE });
  if (old.length === 0) return;
  await removeStoredFiles(old.map(({ fileId }) => fileId));
  await exportFiles.removeAll({ _id: { $in: old.map(({ _id }) => _id) } });
}
