import type { TokenSource } from "./read-token.ts";

/** Where the API is, who is asking, and how to ask. */
export interface Connection {
  url: string;
  token: TokenSource;
  fetch: typeof fetch;
}
