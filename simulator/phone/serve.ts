import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../project';
import type { PageHandler } from '../server/page-handler';
import { vantIconFont } from './build/icons';
import { Resolver } from './build/resolve';
import { buildRuntime } from './build/runtime';
import { VANT_ICON_ADDRESS } from './build/styles';
import { LiveBuild } from './live-build';
import { phonePage } from './page';

type Reply = Awaited<ReturnType<PageHandler>>;

/** Files of the project that pages may show; nothing else of it is served. */
const ASSET_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
};

/** The phones that are open, and how often they were told to reload. */
interface OpenPhones {
  readonly reloads: number;
  reload(): void;
}

const PROJECT_FILES = '/phone/project/';

/**
 * Serves the phone of a project under `/phone/`. The app is compiled at once and again after every change of its
 * files; `open` phones are then told to reload. `signal` ends that.
 */
export async function createPhoneHandler(
  project: Pick<Project, 'root' | 'miniprogramRoot'>,
  open: OpenPhones = { reloads: 0, reload: () => undefined },
  signal: AbortSignal = new AbortController().signal,
): Promise<PageHandler> {
  const live = new LiveBuild(project, () => open.reload(), signal);
  const [runtime, icons] = [await buildRuntime(), vantIconFont()];
  const resolver = new Resolver(project.miniprogramRoot);
  return async (pathname) => {
    if (pathname === '/phone/') return reply('text/html', phonePage(open.reloads));
    if (pathname === '/phone/app.js') return reply('text/javascript', (await live.latest()).script);
    if (pathname === '/phone/app.js.map') return reply('application/json', (await live.latest()).map);
    if (pathname === VANT_ICON_ADDRESS && icons) return reply('font/woff2', icons);
    if (pathname.startsWith(PROJECT_FILES)) return asset(resolver, pathname.slice(PROJECT_FILES.length));
    const own = (runtime as Record<string, string>)[pathname];
    return own === undefined ? null : reply(pathname.endsWith('.css') ? 'text/css' : 'text/javascript', own);
  };
}

function reply(type: string, body: string | Uint8Array): NonNullable<Reply> {
  return { status: 200, type: typeof body === 'string' ? `${type}; charset=utf-8` : type, body };
}

async function asset(resolver: Resolver, encoded: string): Promise<Reply> {
  const id = path.posix.normalize(decodeURIComponent(encoded));
  const type = ASSET_TYPES[path.posix.extname(id).toLowerCase()];
  if (type === undefined || id.startsWith('..')) return null;
  try {
    return reply(type, new Uint8Array(await readFile(resolver.fileOf(id))));
  } catch {
    return null;
  }
}
