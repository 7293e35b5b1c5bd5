import type { Project } from '../project';
import type { PageHandler } from '../server/page-routes';

/** Serves the desk of a project; see docs/simulator.md. */
export function createDeskHandler(project: Project): Promise<PageHandler> {
  return Promise.resolve(() =>
    Promise.resolve({ status: 501, type: 'text/plain; charset=utf-8', body: `No desk yet for ${project.name}` }),
  );
}
