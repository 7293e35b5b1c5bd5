import type { Data } from '../framework/glass';
import type { LocalFiles } from '../files/local-files';
import { USER_DATA_PATH } from '../files/local-files';
import { callbackApi, syncApi } from './define';
import { FileOperations } from './file-operations';
import { guarded } from './missing';

/** Arguments of the forms that end in Sync, and which part of the result they return; null returns nothing. */
const SYNC_FORMS = {
  access: [['path'], null],
  stat: [['path', 'recursive'], 'stats'],
  readFile: [['filePath', 'encoding', 'position', 'length'], 'data'],
  writeFile: [['filePath', 'data', 'encoding'], null],
  appendFile: [['filePath', 'data', 'encoding'], null],
  copyFile: [['srcPath', 'destPath'], null],
  rename: [['oldPath', 'newPath'], null],
  unlink: [['filePath'], null],
  mkdir: [['dirPath', 'recursive'], null],
  rmdir: [['dirPath', 'recursive'], null],
  readdir: [['dirPath'], 'files'],
  saveFile: [['tempFilePath', 'filePath'], 'savedFilePath'],
} as const satisfies Partial<Record<keyof FileOperations, readonly [readonly string[], string | null]>>;

/** Files that the app keeps on the phone; `now` gives milliseconds since 1970. */
export function fileSystemApis(files: LocalFiles, now: () => number): object {
  const operations: Operations = Object.fromEntries(Object.entries(new FileOperations(files, now)));
  const manager = guarded(
    { ...asyncForms(operations, files), ...syncForms(operations) },
    'FileSystemManager',
  );
  return { env: { USER_DATA_PATH }, getFileSystemManager: () => manager };
}

type Operations = Record<string, (options: never) => unknown>;

function asyncForms(operations: Operations, files: LocalFiles): object {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => {
      const body = async (options: never) => {
        const result = operation(options);
        await files.written();
        return result;
      };
      return [name, callbackApi(name, body)];
    }),
  );
}

function syncForms(operations: Operations): object {
  return Object.fromEntries(
    Object.entries(SYNC_FORMS).map(([name, [names, field]]) => {
      const form = (...given: unknown[]) => {
        const options = Object.fromEntries(names.map((argument, index) => [argument, given[index]]));
        const result = operations[name]?.(options as never) as Data | undefined;
        return field === null ? undefined : result?.[field];
      };
      return [`${name}Sync`, syncApi(`${name}Sync`, form)];
    }),
  );
}
