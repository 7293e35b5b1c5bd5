/** Content of the temporary files by path; they are gone when the phone starts again, as in WeChat. */
const files = new Map<string, Uint8Array>();

/**
 * Keeps data as a temporary file and resolves to its path. The name is part of the path, because apps look at the
 * ending to know what a file is.
 */
export async function keepTempFile(blob: Blob, name: string): Promise<string> {
  const path = `${URL.createObjectURL(blob)}#${name}`;
  files.set(path, new Uint8Array(await blob.arrayBuffer()));
  return path;
}

/** The content of a temporary file. */
export function tempFile(path: string): Uint8Array | undefined {
  return files.get(path);
}

/** Forgets a temporary file, which its path then no longer leads to. */
export function dropTempFile(path: string): void {
  files.delete(path);
  URL.revokeObjectURL(path.split('#', 1)[0] ?? '');
}
