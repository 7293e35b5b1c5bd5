import {
  readDatabaseDeclaration,
  readFunctions,
  readPages,
  readPushes,
  readStorageRules,
  readTemplates,
  type FunctionDeclaration,
  type Project,
} from '../project';
import type { StorageRules } from './files/rules';
import type { DatabaseDeclaration, MessageTemplate } from '../protocol';

/** All that a project sets up in the cloud, as it is on disk at one moment. */
export interface Deployment {
  database: DatabaseDeclaration;
  functions: FunctionDeclaration[];
  pages: string[];
  storage: StorageRules;
  pushes: Record<string, string>;
  templates: Record<string, MessageTemplate>;
}

/** Reads all of it before any of it counts. @throws when a file is damaged, perhaps half-written. */
export function readDeployment(project: Project): Deployment {
  return {
    database: readDatabaseDeclaration(project),
    functions: readFunctions(project),
    pages: readPages(project),
    storage: readStorageRules(project),
    pushes: readPushes(project),
    templates: readTemplates(project),
  };
}
