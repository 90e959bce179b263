import { ApiError } from "./errors/api-error.ts";
import type { LogDeps } from "./events/follow-log.ts";
import { subscribe } from "./events/subscribe.ts";
import type { MwsTokenStatus } from "./generated/graphql.ts";
import type { MwsToken } from "./mws-tokens.ts";
import { readSellerAccount } from "./seller-accounts.ts";

/** Whose token to wait for, and how long. */
export interface WaitForStatusOptions {
  /** The account's id. */
  sellerAccountId: string;
  /** The status to wait for. */
  status: MwsTokenStatus;
  /** Ends the waiting: the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** How long to wait, in milliseconds. Absent: for ever. */
  timeoutMs?: number | undefined;
}

export async function waitForStatus(
  deps: LogDeps,
  { sellerAccountId, status, signal, timeoutMs }: WaitForStatusOptions,
): Promise<MwsToken> {
  const limits = [
    ...(signal ? [signal] : []),
    ...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]),
  ];
  const limit = AbortSignal.any(limits);
  const events = subscribe(deps, {
    types: ["TOKEN_ENABLED", "TOKEN_DISABLED", "ACCOUNT_DISCONNECTED"],
    sellerAccountIds: [sellerAccountId],
    signal: limit,
  });
  try {
    // Read only once the stream's start is fixed, so that no change falls between the two.
    await events.ready;
    limit.throwIfAborted();
    const account = await readSellerAccount(deps.send, sellerAccountId, limit);
    if (account === null) throw createNotFound();
    if (account.mwsToken?.status === status) return account.mwsToken;
    for await (const event of events) {
      if (event.__typename === "SellerAccountChanged") throw createNotFound();
      // It may have changed again since it was told.
      if (event.__typename !== "MwsTokenStatusChanged" || event.to !== status) continue;
      if (event.mwsToken?.status === status) return event.mwsToken;
    }
    throw limit.reason;
  } finally {
    await events.return();
  }
}

function createNotFound(): ApiError {
  return new ApiError({
    code: "NOT_FOUND",
    message: "The workspace has no such account, or no longer has it.",
    retryable: false,
  });
}
