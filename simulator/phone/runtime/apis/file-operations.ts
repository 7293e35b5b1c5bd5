import { textOf } from '../files/codings';
import type { LocalFile, LocalFiles } from '../files/local-files';
import { folderOf, isUserPath, trimmed, USER_DATA_PATH } from '../files/local-files';
import { dropTempFile, tempFile } from '../files/temp-files';
import { bytesToWrite } from './file-data';
import { FILE_ERRORS as ERRORS } from './file-errors';
import { Stats } from './file-stats';

const MB = 1024 * 1024;
/** WeChat's limits in bytes: all that an app keeps, and one file. */
const MAX_KEPT = 200 * MB;
const MAX_FILE = 100 * MB;

/**
 * What a FileSystemManager does, under WeChat's names and with the options of its asynchronous forms. `now` gives
 * milliseconds since 1970. All of them throw what WeChat reports.
 */
export class FileOperations {
  readonly #files: LocalFiles;
  readonly #now: () => number;

  constructor(files: LocalFiles, now: () => number) {
    this.#files = files;
    this.#now = now;
  }

  access = ({ path }: { path: string }): void => {
    this.#existing(path, ` ${path}`);
  };

  stat = ({ path, recursive = false }: { path: string; recursive?: boolean }): object => {
    const stats = new Stats(this.#existing(path, ` ${path}`));
    if (!recursive || stats.isFile()) return { stats };
    const inside = this.#files.below(path).map((name) => ({
      path: name.slice(trimmed(path).length),
      stats: new Stats(this.#existing(name, name)),
    }));
    return { stats: [{ path: '/', stats }, ...inside] };
  };

  readFile = (options: { filePath: string; encoding?: string; position?: number; length?: number }) => {
    const { filePath, encoding, position = 0 } = options;
    const content = this.#existing(filePath, `, open ${filePath}`).content;
    if (!content) throw ERRORS.isFolder(filePath);
    const { length = content.length - position } = options;
    if (position < 0 || position > content.length || length < 0 || position + length > content.length)
      throw ERRORS.badArgument();
    const part = content.slice(position, position + length);
    if (encoding === undefined) return { data: part.buffer };
    const data = textOf(part, encoding);
    if (data === null) throw ERRORS.badArgument();
    return { data };
  };

  writeFile = ({ filePath, data, encoding = 'utf8' }: WriteOptions): void => {
    this.#write(filePath, bytesToWrite(data, encoding));
  };

  appendFile = ({ filePath, data, encoding = 'utf8' }: WriteOptions): void => {
    checkWritable(filePath, `, open ${filePath}`);
    const before = this.#existing(filePath, `, open ${filePath}`).content ?? new Uint8Array();
    const added = bytesToWrite(data, encoding);
    this.#write(filePath, Uint8Array.from([...before, ...added]));
  };

  copyFile = ({ srcPath, destPath }: { srcPath: string; destPath: string }): void => {
    const how = `, copyFile ${srcPath} -> ${destPath}`;
    checkWritable(destPath, how);
    const { content } = this.#existing(srcPath, how);
    if (!content) throw ERRORS.isFolder(srcPath);
    this.#checkFolder(destPath, how);
    this.#write(destPath, content);
  };

  rename = ({ oldPath, newPath }: { oldPath: string; newPath: string }): void => {
    const how = `, rename ${oldPath} -> ${newPath}`;
    for (const path of [oldPath, newPath]) checkWritable(path, how);
    this.#existing(oldPath, how);
    this.#checkFolder(newPath, how);
    for (const path of [trimmed(oldPath), ...this.#files.below(oldPath)]) {
      const file = this.#files.kept(path);
      if (!file) continue;
      this.#files.put(trimmed(newPath) + path.slice(trimmed(oldPath).length), file);
      this.#files.remove(path);
    }
  };

  unlink = ({ filePath }: { filePath: string }): void => {
    checkWritable(filePath, `, open ${filePath}`);
    if (!this.#existing(filePath, ` ${filePath}`).content) throw ERRORS.notPermitted(filePath);
    this.#files.remove(filePath);
  };

  mkdir = ({ dirPath, recursive = false }: { dirPath: string; recursive?: boolean }): void => {
    checkWritable(dirPath, `, open ${dirPath}`);
    if (this.#files.kept(dirPath)) throw ERRORS.exists(dirPath);
    const parent = folderOf(dirPath);
    if (recursive && !this.#files.kept(parent)) this.mkdir({ dirPath: parent, recursive });
    this.#checkFolder(dirPath, ` ${dirPath}`);
    this.#files.put(dirPath, { content: null, at: this.#now() });
  };

  rmdir = ({ dirPath, recursive = false }: { dirPath: string; recursive?: boolean }): void => {
    checkWritable(dirPath, `, open ${dirPath}`);
    const inside = this.#folder(dirPath);
    if (inside.length > 0 && !recursive) throw ERRORS.notEmpty();
    for (const path of [...inside, dirPath]) if (trimmed(path) !== USER_DATA_PATH) this.#files.remove(path);
  };

  readdir = ({ dirPath }: { dirPath: string }): { files: string[] } => {
    const names = this.#folder(dirPath).map((path) => path.slice(trimmed(dirPath).length + 1));
    return { files: names.filter((name) => !name.includes('/')) };
  };

  /** Moves a temporary file to a place that lasts; without `filePath` to one of WeChat's choice. */
  saveFile = ({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }) => {
    const content = tempFile(tempFilePath);
    if (!content) throw ERRORS.noTempFile();
    const ending = /\.\w+$/.exec(tempFilePath)?.[0] ?? '';
    const savedFilePath = filePath ?? `wxfile://store_${crypto.randomUUID().replaceAll('-', '')}${ending}`;
    if (filePath === undefined) this.#store(savedFilePath, content);
    else this.#write(filePath, content);
    dropTempFile(tempFilePath);
    return { savedFilePath };
  };

  getSavedFileList = () => ({
    fileList: this.#files.saved().map((filePath) => {
      const { size, lastModifiedTime: createTime } = new Stats(this.#existing(filePath, ''));
      return { filePath, size, createTime };
    }),
  });

  removeSavedFile = ({ filePath }: { filePath: string }): void => {
    if (!this.#files.saved().includes(filePath)) throw ERRORS.notFound(` ${filePath}`);
    this.#files.remove(filePath);
  };

  getFileInfo = ({ filePath }: { filePath: string }): { size: number } => ({
    size: this.#existing(filePath, `, open ${filePath}`).content?.length ?? 0,
  });

  #existing(path: string, how: string): LocalFile {
    const kept = this.#files.kept(path);
    if (kept) return kept;
    const content = this.#files.content(path);
    if (!content) throw ERRORS.notFound(how);
    return { content, at: this.#now() };
  }

  /** Everything below a folder. */
  #folder(path: string): string[] {
    if (this.#existing(path, ` ${path}`).content) throw ERRORS.notFolder(path);
    return this.#files.below(path);
  }

  #checkFolder(path: string, how: string): void {
    const folder = this.#files.kept(folderOf(path));
    if (!folder) throw ERRORS.notFound(how);
    if (folder.content) throw ERRORS.notFolder(folderOf(path));
  }

  #write(path: string, content: Uint8Array): void {
    checkWritable(path, `, open ${path}`);
    if (this.#files.kept(path)?.content === null) throw ERRORS.isFolder(path);
    this.#checkFolder(path, `, open ${path}`);
    this.#store(path, content);
  }

  #store(path: string, content: Uint8Array): void {
    const freed = this.#files.kept(path)?.content?.length ?? 0;
    if (content.length > MAX_FILE || this.#files.size - freed + content.length > MAX_KEPT)
      throw ERRORS.tooLarge();
    this.#files.put(path, { content, at: this.#now() });
  }
}

interface WriteOptions {
  filePath: string;
  data: string | ArrayBuffer;
  encoding?: string;
}

function checkWritable(path: string, how: string): void {
  if (!isUserPath(path)) throw ERRORS.denied(how);
}
