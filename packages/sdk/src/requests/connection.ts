/** Where the API is, who is asking, and how to ask. */
export interface Connection {
  url: string;
  token: string;
  fetch: typeof fetch;
}
