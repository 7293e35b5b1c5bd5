import type { Data } from '../framework/glass';
import { ApiError, asyncApi } from './define';

/** How far a transfer is, as `onProgressUpdate` tells it: percent and bytes. */
interface Progress {
  progress: number;
  totalBytesSent: number;
  totalBytesExpectedToSend: number;
  totalBytesWritten: number;
  totalBytesExpectedToWrite: number;
}

type ProgressListener = (progress: Progress) => void;

/** A transfer of a file that is under way: WeChat's UploadTask and DownloadTask. */
export class Transfer {
  readonly #request = new XMLHttpRequest();
  readonly #listeners = new Set<ProgressListener>();
  #isAborted = false;

  onProgressUpdate = (listener: ProgressListener): void => void this.#listeners.add(listener);

  offProgressUpdate = (listener: ProgressListener): void => void this.#listeners.delete(listener);

  abort = (): void => {
    this.#isAborted = true;
    this.#request.abort();
  };

  /** What the server answered with, e.g. 200; 0 before. */
  get status(): number {
    return this.#request.status;
  }

  /**
   * Sends a body, if there is one, and receives the answer.
   * @throws {ApiError} when it was aborted or the connection broke.
   */
  run(method: 'GET' | 'POST', address: string, body: Blob | null = null): Promise<Blob> {
    const request = this.#request;
    return new Promise((resolve, reject) => {
      if (this.#isAborted) reject(new ApiError('abort'));
      (body ? request.upload : request).onprogress = (event) => this.#tell(event);
      request.onload = () => resolve(request.response as Blob);
      request.onabort = () => reject(new ApiError('abort'));
      request.onerror = () => reject(new ApiError('request:fail', { errCode: -1 }));
      request.open(method, address);
      request.responseType = 'blob';
      request.send(body);
    });
  }

  #tell({ loaded, total }: ProgressEvent): void {
    const progress = {
      progress: total > 0 ? Math.round((loaded / total) * 100) : 0,
      totalBytesSent: loaded,
      totalBytesExpectedToSend: total,
      totalBytesWritten: loaded,
      totalBytesExpectedToWrite: total,
    };
    for (const listener of this.#listeners) listener(progress);
  }
}

/** An API that moves a file: with callbacks it returns the transfer, without them a promise, as in WeChat. */
export function transferApi<Options extends Data>(
  name: string,
  body: (options: Options, transfer: Transfer) => unknown,
): (options?: Options) => unknown {
  return (options) => {
    const transfer = new Transfer();
    return asyncApi(name, (given: Options) => body(given, transfer))(options) ?? transfer;
  };
}
