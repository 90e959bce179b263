import { BadInputError, decodeCursor, type LogPosition } from "@evergrant/core";
import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { decodeIdOf } from "../global-id.ts";

/**
 * The position that a client's cursor names. Throws BadInputError for what is not a cursor of this
 * workspace, and CURSOR_EXPIRED for one from a future that a restore has undone.
 */
export function readPosition({ actor }: Context, head: LogPosition, cursor: string): bigint {
  const { position, epoch } = decodeCursor(actor.workspaceId, cursor);
  if (epoch !== head.epoch || position > head.position) {
    throw new GraphQLError(
      "This cursor is of a log that was replaced. Read the state anew and go on without a cursor.",
      { extensions: { code: "CURSOR_EXPIRED" } },
    );
  }
  return position;
}

/** The uuids of the accounts that a filter names. Throws BadInputError for an id never handed out. */
export function readAccountIds(globalIds: readonly string[]): string[] {
  return globalIds.map((globalId) => {
    const id = decodeIdOf("SellerAccount", globalId);
    if (id === null) throw new BadInputError("sellerAccountIds holds what is no account's id.");
    return id;
  });
}
