import {
  type EventFilter,
  NewestEventDocument,
  OldestEventDocument,
} from "../generated/graphql.ts";
import type { Send } from "../requests/create-send.ts";
import { type Event, readEvent } from "./event.ts";

/** A place in the log: after the event with this cursor, or null: before the first event ever. */
export type Place = string | null;

/** The place after the newest event there is. */
export async function findNewestPlace(send: Send, signal: AbortSignal): Promise<Place> {
  const { events } = await send(NewestEventDocument, {}, signal);
  return events.edges[0]?.cursor ?? null;
}

/** The place of the log's first event, and the event if it is one of those asked for. */
export interface FirstEvent {
  place: string;
  /** The first event that meets the filter: all before it do not. Null: none did yet. */
  event: Event | null;
}

/** What has become of a log that was empty; null when it still is. */
export async function readFirstEvent(
  send: Send,
  filter: EventFilter,
  signal: AbortSignal,
): Promise<FirstEvent | null> {
  const oldest = await send(OldestEventDocument, {}, signal);
  const first = oldest.events.edges[0]?.node;
  if (first === undefined) return null;
  // Read after the first is known to be there, so that an answer without it means that it is unasked for.
  const asked = await send(OldestEventDocument, { filter }, signal);
  const event = asked.events.edges[0]?.node;
  return event
    ? { place: event.cursor, event: readEvent(event) }
    : { place: first.cursor, event: null };
}
