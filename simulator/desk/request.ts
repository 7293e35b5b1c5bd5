/**
 * Asks the server that this page came from and returns its JSON.
 * @throws an error with the server's reason when it refuses, or the browser's when it isn't there.
 */
export async function request<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer as Answer;
  throw new Error((answer as { error?: string }).error ?? `HTTP ${response.status}`);
}
