import type { Project } from '../project';
import type { PageHandler } from '../server/page-routes';

/** Serves the phone of a project; see docs/simulator.md. */
export function createPhoneHandler(project: Project): Promise<PageHandler> {
  return Promise.resolve(() =>
    Promise.resolve({ status: 501, type: 'text/plain; charset=utf-8', body: `No phone yet for ${project.name}` }),
  );
}
