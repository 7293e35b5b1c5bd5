/** What the phone and the desk offer the server: a file for a path, or `null` where there is none. */
export type PageHandler = (pathname: string) => Promise<{
  status: number;
  type: string;
  body: string | Uint8Array;
} | null>;
