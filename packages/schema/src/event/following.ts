import { type LogHead, type LogPosition, readHead } from "@evergrant/core";
import type { EventType } from "@evergrant/db";
import type { Context } from "../context.ts";
import type { LoggedEvent } from "./event.ts";
import { readAccountIds, readResumePosition } from "./log.ts";

/** What becomes of a stream whose reader is too slow. */
export type Overflow = "CLOSE" | "COALESCE";

interface StreamArgs {
  after?: string | null | undefined;
  sellerAccountIds?: readonly string[] | null | undefined;
  onOverflow?: Overflow | null | undefined;
}

/**
 * What a subscription is to tell, and from where. It is the source of its events as GraphQL sees it, and holds
 * none: whoever runs the subscription reads the log, once for all who follow it.
 */
export class Following implements AsyncIterable<LoggedEvent> {
  /** Told is what comes after this. */
  readonly start: LogPosition;
  /** The newest event when it was opened. */
  readonly head: LogHead;
  readonly types: readonly EventType[] | null;
  /** Plain ids. */
  readonly sellerAccountIds: readonly string[] | null;
  readonly onOverflow: Overflow;

  constructor(given: Omit<Following, typeof Symbol.asyncIterator>) {
    this.start = given.start;
    this.head = given.head;
    this.types = given.types;
    this.sellerAccountIds = given.sellerAccountIds;
    this.onOverflow = given.onOverflow;
  }

  [Symbol.asyncIterator](): AsyncIterator<LoggedEvent> {
    throw new Error("A subscription is run by whoever reads the log: this holds no events.");
  }
}

/**
 * Settles what a subscription tells, and where it starts: which is done when this answers, before a byte of the
 * response is sent.
 */
export async function follow(
  context: Context,
  { after, sellerAccountIds, onOverflow }: StreamArgs,
  types: readonly EventType[] | null,
): Promise<AsyncIterable<LoggedEvent>> {
  const head = await readHead(context.deps);
  const cursor = after ?? context.lastEventId;
  return new Following({
    start: cursor == null ? head : readResumePosition(context, head, cursor),
    head,
    types,
    sellerAccountIds: sellerAccountIds ? readAccountIds(sellerAccountIds) : null,
    onOverflow: onOverflow ?? "CLOSE",
  });
}
