import { actorOf, type Viewer } from "@evergrant/core";
import { type Context, cursorOf, type LoggedEvent } from "@evergrant/schema";
import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from "graphql";
import type { Payload } from "./payload.ts";

/** What a subscription makes of events: its document and variables, and rights of nobody in particular. */
export interface Execution {
  args: ExecutionArgs;
  /** What each result says besides. */
  extensions: object;
  maskError: (error: unknown) => Error;
}

/** How a subscription that several share is executed: with what its viewer may do, but not as him. */
export function shareContext({ deps, viewer }: Context): Context {
  const { kind: credentialKind } = viewer.credential;
  const shared: Viewer = {
    ...viewer,
    credential: { kind: credentialKind, id: "", keyId: null, expiresAt: null },
    ...{ id: "", name: "" },
  };
  return { deps, viewer: shared, actor: actorOf(shared, null), replays: [], lastEventId: null };
}

/** One event as the subscription selects it, and whether anything of it could not be had. */
export async function executeEvent(
  { args, extensions, maskError }: Execution,
  event: LoggedEvent,
): Promise<{ payload: Payload; isWhole: boolean }> {
  const result = await execute({ ...args, rootValue: event });
  const json = writeResult(result, extensions, maskError);
  const { position, occurredAt } = event;
  return {
    isWhole: result.errors === undefined,
    payload: {
      place: { position, occurredAt },
      cursor: cursorOf(event),
      supersededBy: findEntity(event),
      json,
      // A string of Latin letters, and the same written for a connection.
      bytes: json.length * 2,
    },
  };
}

function writeResult(
  { errors, ...result }: ExecutionResult,
  extensions: object,
  maskError: Execution["maskError"],
): string {
  return JSON.stringify({
    ...(errors && { errors: errors.map((error) => withoutInternals(maskError(error))) }),
    ...result,
    extensions,
  });
}

/** What Yoga leaves out of errors too. */
function withoutInternals(error: Error & Partial<Pick<GraphQLError, "toJSON">>): object {
  const { extensions, ...shown } = error.toJSON?.() ?? { message: error.message };
  const { http: _http, unexpected: _unexpected, ...told } = extensions ?? {};
  return { ...shown, ...(Object.keys(told).length > 0 && { extensions: told }) };
}

function findEntity({ type, sellerAccountId }: LoggedEvent): string | null {
  if (type === "TOKEN_ENABLED" || type === "TOKEN_DISABLED") return `token ${sellerAccountId}`;
  if (type === "AUTOMATION_ENABLED" || type === "AUTOMATION_DISABLED")
    return `automation ${sellerAccountId}`;
  return null;
}
