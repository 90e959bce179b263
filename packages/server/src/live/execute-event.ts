import { actorOf, type Viewer } from "@evergrant/core";
import { type Context, cursorOf, type LoggedEvent } from "@evergrant/schema";
import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from "graphql";
import type { Executed, Lack } from "./payload.ts";

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

/** One event as the subscription selects it, and why anything of it could not be had. */
export async function executeEvent(
  { args, extensions, maskError }: Execution,
  event: LoggedEvent,
): Promise<Executed> {
  const result = await execute({ ...args, rootValue: event });
  const errors: Masked[] | undefined = result.errors?.map(maskError);
  const json = writeResult(result, errors, extensions);
  const { position, occurredAt } = event;
  return {
    lack: errors === undefined ? null : lackOf(errors),
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

type Masked = Error & Partial<Pick<GraphQLError, "toJSON" | "extensions">>;

/** What is away may be back; so that comes before what is broken. */
function lackOf(errors: readonly Masked[]): Lack {
  const unexpected = errors.filter(({ extensions }) => extensions?.unexpected === true);
  if (unexpected.length === 0) return "REFUSED";
  return unexpected.some(({ extensions }) => extensions?.retryable === true) ? "AWAY" : "BROKEN";
}

function writeResult(
  { errors: _unmasked, ...result }: ExecutionResult,
  errors: readonly Masked[] | undefined,
  extensions: object,
): string {
  return JSON.stringify({
    ...(errors && { errors: errors.map(withoutInternals) }),
    ...result,
    extensions,
  });
}

/** What Yoga leaves out of errors too. */
function withoutInternals(error: Masked): object {
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
