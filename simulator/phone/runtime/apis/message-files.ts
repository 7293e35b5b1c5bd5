import { keepTempFile } from '../files/temp-files';
import type { PhoneParts } from '../phone-parts';
import { chooseComputerFiles } from '../shell/file-chooser';
import { ApiError, asyncApis } from './define';
import { afterConsent } from './privacy';

type Kind = 'all' | 'video' | 'image' | 'file';

interface ChooseOptions {
  count: number;
  type?: Kind;
  /** Only for the type `file`. */
  extension?: string[];
}

const MAX_COUNT = 100;

/** Choosing files that were sent in chats. The chats are the files of the computer. */
export function messageFileApis(phone: PhoneParts): object {
  return asyncApis(
    afterConsent(phone, {
      chooseMessageFile: async ({ count, type = 'all', extension }: ChooseOptions) => {
        if (!(count >= 0 && count <= MAX_COUNT))
          throw new ApiError(`parameter error: count should be 0 to ${MAX_COUNT}`);
        const wanted = type === 'file' ? extension : undefined;
        if (wanted?.includes('')) throw new ApiError('parameter error: extension is empty');
        const chosen = await chooseComputerFiles(acceptOf(type, wanted), count > 1);
        // The browser's filter can be switched off by whoever chooses; WeChat's can't.
        const files = chosen.filter((file) => isWanted(file, type, wanted)).slice(0, count);
        if (files.length === 0) throw new ApiError('cancel');
        return { tempFiles: await Promise.all(files.map(keep)) };
      },
    }),
  );
}

function acceptOf(type: Kind, extension: string[] | undefined): string {
  if (type === 'image' || type === 'video') return `${type}/*`;
  return (extension ?? []).map((ending) => `.${ending}`).join(',');
}

function isWanted(file: File, type: Kind, extension: string[] | undefined): boolean {
  if (type !== 'all' && kindOf(file) !== type) return false;
  const name = file.name.toLowerCase();
  return extension?.some((ending) => name.endsWith(`.${ending.toLowerCase()}`)) ?? true;
}

function kindOf({ type }: File): Exclude<Kind, 'all'> {
  if (type.startsWith('image/')) return 'image';
  return type.startsWith('video/') ? 'video' : 'file';
}

/** `time` stands for when it was sent: seconds since 1970. */
async function keep(file: File): Promise<object> {
  const { name, size, lastModified } = file;
  const path = await keepTempFile(file, name);
  return { path, name, size, type: kindOf(file), time: Math.floor(lastModified / 1000) };
}
