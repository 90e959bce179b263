import type { TailPlace } from "@evergrant/core";

/** One event's result, executed and written once for all who asked for the same. */
export interface Payload {
  /** Just after its event. */
  readonly place: TailPlace;
  /** The same as clients name it. */
  readonly cursor: string;
  /** What newer status of the same entity makes this one old news; null: it is always news. */
  readonly supersededBy: string | null;
  /** The GraphQL result. */
  readonly json: string;
  /** About as many as it takes. */
  readonly bytes: number;
  /** As one transport writes it: made by the first connection that sends it, for all. */
  sseChunk?: Buffer;
}

/** Why something of an event could not be had: its readers may not, what it is read from is away, or it is broken. */
export type Lack = "REFUSED" | "AWAY" | "BROKEN";

/** What came of executing an event. */
export interface Executed {
  payload: Payload;
  /** Null: it is whole. */
  lack: Lack | null;
}
