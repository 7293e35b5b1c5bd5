import * as v from 'valibot';
import { type SchoolConfig, SchoolConfigFile } from './schema';

/** Every mistake of a configuration, one a line in Chinese: where, what is there, what is allowed. */
export class SchoolConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(
      `school.config.json 有 ${mistakes.length} 处要改：\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
    );
    this.name = 'SchoolConfigError';
  }
}

/**
 * The configuration that a file's content is.
 * @throws {SchoolConfigError} with all mistakes at once, so that one round of corrections is enough.
 */
export function readSchoolConfig(content: unknown): SchoolConfig {
  const { success, output, issues } = v.safeParse(SchoolConfigFile, content);
  if (success) return output;
  const byPlace = new Map<string, string>();
  for (const issue of issues) {
    const place = v.getDotPath(issue) ?? '整个文件';
    // The first complaint about a value is enough: the others follow from it.
    if (!byPlace.has(place)) byPlace.set(place, `${place}：${found(issue)}${issue.message}`);
  }
  throw new SchoolConfigError([...byPlace.values()]);
}

function found({ type, kind, input }: v.BaseIssue<unknown>): string {
  if (kind === 'validation' && typeof input === 'object') return '';
  if (type === 'never') return '';
  return input === undefined ? '没有填，' : `现在是 ${shortened(JSON.stringify(input))}，`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
