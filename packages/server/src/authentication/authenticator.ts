import type { Secret, Viewer } from "@evergrant/core";

/** What a request says of who sends it. */
export interface Presented {
  /** From `Authorization: Bearer`; null where there is none. */
  bearer: Secret | null;
  headers: Headers;
  /** The network address that the request came from; null: none is known. */
  address: string | null;
}

/** Recognises one kind of credential; null for what is none of that kind, or is not valid. */
export type Authenticator = (presented: Presented) => Promise<Viewer | null>;
