import type { Project } from '../project';
import type { PageHandler } from '../server/page-handler';
import { bundleDesk } from './bundle';
import { deskPage } from './page';

const TYPES: Record<string, string> = {
  'desk.js': 'text/javascript; charset=utf-8',
  'desk.css': 'text/css; charset=utf-8',
};

/**
 * Serves the desk of a project: its page at `/`, its script and styles below `/desk/`. They are
 * bundled once, when the handler is made; `null` for every other path.
 * @throws when the desk's sources don't compile.
 */
export async function createDeskHandler(project: Project): Promise<PageHandler> {
  const bundle = await bundleDesk();
  return (pathname) => {
    if (pathname === '/') {
      return Promise.resolve({ status: 200, type: 'text/html; charset=utf-8', body: deskPage(project) });
    }
    const name = pathname.replace('/desk/', '');
    const [body, type] = [bundle.get(name), TYPES[name]];
    return Promise.resolve(body && type ? { status: 200, type, body } : null);
  };
}
