import type { LogDeps } from "./events/follow-log.ts";
import {
  DisableMwsTokenDocument,
  type DisableMwsTokenInput,
  type DisableMwsTokenMutation,
  EnableMwsTokenDocument,
  type EnableMwsTokenInput,
  type EnableMwsTokenMutation,
  type MwsTokenFieldsFragment,
  VerifyMwsTokenDocument,
  type VerifyMwsTokenInput,
  type VerifyMwsTokenMutation,
} from "./generated/graphql.ts";
import { type WaitForStatusOptions, waitForStatus } from "./wait-for-status.ts";

/** The authorization that a seller granted; its string is never shown. */
export type MwsToken = MwsTokenFieldsFragment;

/** What became of {@link MwsTokens.enable}: its payload, or one of its refusals. */
export type EnableMwsTokenResult = EnableMwsTokenMutation["enableMwsToken"];

/** What became of {@link MwsTokens.verify}: its payload, or one of its refusals. */
export type VerifyMwsTokenResult = VerifyMwsTokenMutation["verifyMwsToken"];

/** What became of {@link MwsTokens.disable}: its payload, or one of its refusals. */
export type DisableMwsTokenResult = DisableMwsTokenMutation["disableMwsToken"];

/** The tokens of the workspace's accounts, each found by its account's id. */
export interface MwsTokens {
  /**
   * Saves a token, once Amazon has accepted it; until then the old one stays. Review Automation that
   * stopped with the old token stays off, unless the workspace restores it. The payload's token is
   * ENABLED, or its `verification` PENDING: Amazon takes up to an hour to know a new string, and
   * {@link MwsTokens.waitForStatus} tells when. May take 10 seconds. Needs tokens:write.
   *
   * @example
   * ```ts
   * const result = await evergrant.mwsTokens.enable({ sellerAccountId, token: pastedToken });
   * if (result.__typename === "GrantDisabledError") showRenewalSteps(result.message);
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  enable(input: EnableMwsTokenInput): Promise<EnableMwsTokenResult>;

  /**
   * Asks Amazon now about the token as it is. Answers its payload also for a token that turns out
   * dead: `mwsToken.status` says it. May take 10 seconds. Needs tokens:write.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  verify(input: VerifyMwsTokenInput): Promise<VerifyMwsTokenResult>;

  /**
   * Switches a token off, for reason USER: only {@link MwsTokens.enable} switches it on again. Stops
   * Review Automation. Needs tokens:write.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  disable(input: DisableMwsTokenInput): Promise<DisableMwsTokenResult>;

  /**
   * Answers the account's token as soon as it has the status, at once if it has it already. Waits on
   * the event log, so nothing is asked again and again. Needs accounts:read and events:read.
   *
   * @example
   * ```ts
   * await evergrant.mwsTokens.waitForStatus({
   *   sellerAccountId,
   *   status: "ENABLED",
   *   timeoutMs: 60 * 60 * 1_000,
   * });
   * ```
   *
   * @throws {@link ApiError} NOT_FOUND for an account that is unknown or gets disconnected, and for
   * what ends a stream of events; a DOMException named TimeoutError when the time is over; the
   * signal's reason when it aborts; {@link NetworkError} when the first reading fails.
   */
  waitForStatus(options: WaitForStatusOptions): Promise<MwsToken>;
}

export function createMwsTokens(deps: LogDeps): MwsTokens {
  const { send } = deps;
  return {
    enable: async (input) => (await send(EnableMwsTokenDocument, { input })).enableMwsToken,
    verify: async (input) => (await send(VerifyMwsTokenDocument, { input })).verifyMwsToken,
    disable: async (input) => (await send(DisableMwsTokenDocument, { input })).disableMwsToken,
    waitForStatus: (options) => waitForStatus(deps, options),
  };
}
