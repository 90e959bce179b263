import { BadInputError } from "../errors.ts";

/** A place in a workspace's log: just after an event. */
export interface LogPosition {
  workspaceId: string;
  epoch: number;
  position: bigint;
  /** The time of the event there, where it is known: no later event has an earlier one. */
  occurredAt?: Date | null;
}

const CURSOR = /^v1\.([0-9a-f-]{36})\.(\d{1,9})\.(\d{1,18})(?:\.(\d{1,15}))?$/;

/** Opaque to clients, the same on every node and after every restart. */
export function encodeCursor({ workspaceId, epoch, position, occurredAt }: LogPosition): string {
  const time = occurredAt ? `.${occurredAt.getTime()}` : "";
  return Buffer.from(`v1.${workspaceId}.${epoch}.${position}${time}`).toString("base64url");
}

/** Reads a cursor of this workspace; anything else is BAD_INPUT. */
export function decodeCursor(workspaceId: string, cursor: string): LogPosition {
  const [, ofWorkspaceId, epoch, position, time] =
    CURSOR.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (ofWorkspaceId !== workspaceId || epoch === undefined || position === undefined)
    throw new BadInputError(
      "This is no cursor of this workspace's events. Use a cursor that an event or its edge gave.",
    );
  return {
    workspaceId,
    epoch: Number(epoch),
    position: BigInt(position),
    ...(time !== undefined && { occurredAt: new Date(Number(time)) }),
  };
}
