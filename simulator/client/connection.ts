/** A refusal of the control API, with its HTTP status. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Sends requests to a simulator and reads its answers. */
export class Connection {
  constructor(readonly url: string) {}

  protected get<T>(path: string): Promise<T> {
    return this.#send('GET', path);
  }

  protected put<T>(path: string, body?: unknown): Promise<T> {
    return this.#send('PUT', path, body);
  }

  protected post<T>(path: string, body?: unknown): Promise<T> {
    return this.#send('POST', path, body);
  }

  protected delete<T>(path: string): Promise<T> {
    return this.#send('DELETE', path);
  }

  /** Sends bytes as they are. */
  protected async postBytes<T>(path: string, bytes: Uint8Array): Promise<T> {
    return answerOf(await fetch(this.url + path, { method: 'POST', body: Buffer.from(bytes) }));
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return answerOf(await fetch(this.url + path, { method, ...sent }));
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as unknown;
  if (response.ok) return answer as T;
  throw new ControlError(response.status, (answer as { error: string }).error);
}
