import type { LocalFiles } from './local-files';

let files: LocalFiles | null = null;

/** Lets elements show the phone's files; there is one phone in a document. */
export function showFilesOf(phone: LocalFiles): void {
  files = phone;
}

/** The browser's address of a file that the app keeps (`wxfile://…`). */
export function localAddress(path: string): string {
  return files?.address(path) ?? path;
}
