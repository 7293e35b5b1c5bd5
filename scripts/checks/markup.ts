import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFiles } from '../find-files';
import { root, run } from '../process';
import type { Verdict } from '../step';
import { stageStyles } from './stage-styles';

/** Where the npm package keeps WeChat's compilers for each platform; each is an x64 program. */
const FOLDERS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' };

/**
 * Compiles every WXML (with the WXS it uses) and WXSS under a mini program's folder with WeChat's own
 * compilers, which stop at what DevTools would stop at. Where they can't run, says so and passes: a
 * processor that WeChat has no compiler for is no fault of the project.
 */
export async function checkMarkup(miniprogram = path.join(root, 'miniprogram')): Promise<Verdict> {
  const results = [await compileTemplates(miniprogram), await compileStyles(miniprogram)];
  const details = results.map(({ detail }) => detail).filter((detail) => detail !== '');
  return { ok: results.every(({ ok }) => ok), detail: [...new Set(details)].join('\n') };
}

async function compileTemplates(folder: string): Promise<Verdict> {
  const files = await findFiles(folder, ['.wxml', '.wxs']);
  if (files.length === 0) return { ok: true, detail: '' };
  return compile('wcc', folder, ['-d', '-cc', '0', ...files, '-gn', '$gwx']);
}

async function compileStyles(folder: string): Promise<Verdict> {
  const stage = await mkdtemp(path.join(os.tmpdir(), 'wxss-'));
  try {
    const files = await stageStyles(folder, stage);
    if (files.length === 0) return { ok: true, detail: '' };
    return await compile('wcsc', stage, ['-db', '-pc', `${files.length}`, ...files]);
  } finally {
    await rm(stage, { recursive: true });
  }
}

async function compile(compiler: 'wcc' | 'wcsc', cwd: string, args: string[]): Promise<Verdict> {
  const program = programOf(compiler);
  // The package is published without the right to run its programs; where it isn't ours to give, it may be there.
  if (program !== null) await chmod(program, 0o755).catch(() => undefined);
  const runs = program !== null && (await run(program, ['-h'])).code !== NOT_STARTED;
  if (!runs)
    return {
      ok: true,
      detail: `left out: WeChat's compilers don't run on ${process.platform} ${process.arch}`,
    };
  const { code, output } = await run(program, args, { cwd });
  return code === 0 ? { ok: true, detail: '' } : { ok: false, detail: withoutCounts(output) };
}

const NOT_STARTED = 127;

function programOf(compiler: string): string | null {
  const folder = FOLDERS[process.platform];
  if (folder === undefined) return null;
  const file = process.platform === 'win32' ? `${compiler}.exe` : compiler;
  return path.join(root, 'node_modules', 'miniprogram-compiler', 'bin', folder, file);
}

/** wcsc ends every complaint with "error file count: 0", whatever happened. */
function withoutCounts(output: string): string {
  return output.replace(/^error file count: \d+$/gm, '').trim();
}
