import { ApiError } from './define';

/**
 * Keeps data as a temporary file and returns its path. The name is part of the path, because apps look at the
 * ending to know what a file is.
 */
export function keepTempFile(blob: Blob, name: string): string {
  return `${URL.createObjectURL(blob)}#${name}`;
}

/** The data of a temporary file, or of any picture that an element can show. @throws when there is none. */
export async function readTempFile(path: string): Promise<Blob> {
  try {
    const response = await fetch(path);
    if (response.ok) return await response.blob();
  } catch {
    // Told below, like every other file that isn't there.
  }
  throw new ApiError(`file doesn't exist ${path}`);
}
