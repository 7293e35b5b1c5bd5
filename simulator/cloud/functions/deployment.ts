import { existsSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { functionFolders, type Project } from '../../project';

/** A build writes many files; it is over when nothing was written for this long. */
const SETTLED_MS = 150;
/** How often to look whether a folder that is not there yet has appeared. */
const APPEARED_MS = 1000;

/**
 * Tells when the built functions of a project, or the declaration of its database, changed.
 * Folders below a function's own are not watched: a bundle is one file.
 * @returns what ends the watching.
 */
export function watchDeployment(project: Project, changed: () => void): () => void {
  let watchers: FSWatcher[] = [];
  let settling: NodeJS.Timeout | undefined;

  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      watchAll();
      changed();
    }, SETTLED_MS);
  };
  const watchAll = () => {
    for (const watcher of watchers) watcher.close();
    watchers = watchedFolders(project).flatMap((watched) => watchFolder(watched, settle));
  };
  const appearing = setInterval(() => {
    if (watchers.length > 0 || !existsSync(project.cloudfunctionRoot)) return;
    settle();
  }, APPEARED_MS).unref();

  watchAll();
  return () => {
    clearInterval(appearing);
    clearTimeout(settling);
    for (const watcher of watchers) watcher.close();
  };
}

/** Files beside the functions that say what is set up in WeChat's consoles. */
const DECLARATIONS = ['database.json', 'storage.json', 'templates.json', 'pushes.json'];

interface WatchedFolder {
  folder: string;
  /** The names that matter in it; all of them without a list. */
  names?: readonly string[];
}

function watchedFolders(project: Project): WatchedFolder[] {
  const root = project.cloudfunctionRoot;
  if (!existsSync(root)) return [];
  return [
    // Whatever else lies beside the functions, perhaps the whole project, is not the cloud's affair.
    { folder: path.dirname(root), names: [...DECLARATIONS, path.basename(root)] },
    { folder: root },
    ...functionFolders(project).map((folder) => ({ folder })),
  ];
}

function watchFolder({ folder, names }: WatchedFolder, changed: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || !names || names.includes(name)) changed();
    });
    // A folder that is removed while it is watched is a change like any other.
    return [watcher.on('error', changed)];
  } catch {
    // It went between being listed and being watched: the folder above tells.
    return [];
  }
}
