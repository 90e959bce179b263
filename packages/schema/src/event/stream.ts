import { readHead, streamEvents } from "@evergrant/core";
import type { EventType } from "@evergrant/db";
import type { Context } from "../context.ts";
import type { LoggedEvent } from "./event.ts";
import { readAccountIds, readResumePosition } from "./log.ts";

interface StreamArgs {
  after?: string | null | undefined;
  sellerAccountIds?: readonly string[] | null | undefined;
}

/**
 * The events of the given types as they happen, for as long as they are read. Where it starts is
 * settled when this answers, which is before a byte of the response is sent.
 */
export async function openStream(
  context: Context,
  { after, sellerAccountIds }: StreamArgs,
  types: readonly EventType[] | null,
): Promise<AsyncIterableIterator<LoggedEvent>> {
  const head = await readHead(context.deps);
  const start = after == null ? head : readResumePosition(context, head, after);
  const gone = new AbortController();
  const events = streamEvents(
    { ...context.deps, wakes: context.wakes },
    context.actor.workspaceId,
    {
      after: start.position,
      since: start.occurredAt,
      types,
      sellerAccountIds: sellerAccountIds && readAccountIds(sellerAccountIds),
      signal: AbortSignal.any([...context.signals, gone.signal]),
    },
  );
  const iterator: AsyncIterableIterator<LoggedEvent> = {
    async next() {
      const result = await events.next();
      if (result.done) return { done: true, value: undefined };
      return { done: false, value: { ...result.value, epoch: head.epoch } };
    },
    async return() {
      // The generator may be waiting for a wake: its own return would wait along.
      gone.abort();
      await events.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
