import { BadInputError, decodeCursor, type LogHead, type LogPosition } from "@evergrant/core";
import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { decodeIdOf } from "../global-id.ts";
import { SNAPSHOT_QUERY } from "./snapshot.ts";

/**
 * The place that a client's cursor names. Throws BadInputError for what is not a cursor of this
 * workspace, and CURSOR_EXPIRED for one from a future that a restore has undone.
 */
export function readPosition({ actor }: Context, head: LogHead, cursor: string): LogPosition {
  const place = decodeCursor(actor.workspaceId, cursor);
  if (place.epoch !== head.epoch || place.position > head.position)
    throw cursorExpired("This cursor is of a log that was replaced.");
  return place;
}

/** The same, for going on from there: not from before what happened too long ago. */
export function readResumePosition(context: Context, head: LogHead, cursor: string): LogPosition {
  const place = readPosition(context, head, cursor);
  if (place.position < head.closedPosition)
    throw cursorExpired(
      "This cursor is too old: what followed it happened in a month that ended more than 30 days ago.",
    );
  return place;
}

function cursorExpired(why: string): GraphQLError {
  const wayBack =
    "Read eventsCursor and the state anew (sellerAccounts) in one query, such as the snapshotQuery beside this, then go on after that cursor. What happened meanwhile can be listed by events.";
  return new GraphQLError(`${why} ${wayBack}`, {
    extensions: { code: "CURSOR_EXPIRED", snapshotQuery: SNAPSHOT_QUERY },
  });
}

/** The uuids of the accounts that a filter names. Throws BadInputError for an id never handed out. */
export function readAccountIds(globalIds: readonly string[]): string[] {
  return globalIds.map((globalId) => {
    const id = decodeIdOf("SellerAccount", globalId);
    if (id === null) throw new BadInputError("sellerAccountIds holds what is no account's id.");
    return id;
  });
}
