import { pinyin } from 'pinyin-pro';

/** The first letters of a name's pinyin in lower case, the surname read as a surname: 曾小明 → zxm. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', surname: 'head', separator: '' })
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
