import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readSchoolConfig, SchoolConfigError } from '../cloudfunctions/shared/config/mistakes';
import type { SchoolConfig } from '../cloudfunctions/shared/config/schema';
import type { Template } from '../cloudfunctions/shared/config/templates';

/** The school's configuration, edited by whoever installs the product for a school. */
export const schoolConfigFile = path.join(import.meta.dirname, '..', 'school.config.json');

/**
 * Reads the configuration before anything is built with it.
 * @throws {SchoolConfigError} with every mistake in Chinese, also when the file is missing or is no JSON.
 */
export async function readSchoolConfigFile(file = schoolConfigFile): Promise<SchoolConfig> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) throw new SchoolConfigError([`找不到文件 ${file}，请从版本库里恢复它`]);
  return readSchoolConfig(parsed(decoded(bytes)));
}

/** The templates as they are set up in WeChat's console, for `dist/templates.json` of the local cloud. */
export function templatesOf({ messages }: Pick<SchoolConfig, 'messages'>): Record<string, object> {
  return Object.fromEntries(
    Object.values<Template>(messages).map(({ templateId, title, keywords }) => [
      templateId,
      { title, keywords: Object.entries(keywords).map(([key, { label }]) => ({ key, label })) },
    ]),
  );
}

function decoded(bytes: Uint8Array): string {
  try {
    // Also takes away the mark that Windows editors put at the beginning of a file.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SchoolConfigError(['文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8']);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const usual = '常见原因：少了或多了逗号、用了中文的引号或逗号、括号不成对';
    throw new SchoolConfigError([`${placeIn(text, (error as Error).message)}不是 JSON 的写法。${usual}`]);
  }
}

/** Node names the place in most cases, but not always. */
function placeIn(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAt(text, Number(position));
  return message.includes('end of JSON') ? '文件末尾' : '有一处';
}

function lineAt(text: string, position: number): string {
  const lines = text.slice(0, position).split('\n');
  return `第 ${lines.length} 行第 ${(lines.at(-1)?.length ?? 0) + 1} 个字符附近`;
}
