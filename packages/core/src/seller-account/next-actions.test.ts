import { expect, it } from "vitest";
import { DAY_MS } from "../mws-token/policy.ts";
import { type AccountState, nextActions } from "./next-actions.ts";

const NOW = new Date("2027-01-01T00:00:00Z");
const ENABLED: AccountState = {
  token: {
    status: "ENABLED",
    disabledReason: null,
    kind: "MWS_AUTH_TOKEN",
    expiresAt: null,
    expirySource: "UNKNOWN",
    candidateUntil: null,
  },
  automation: { disabledBy: null },
  isIncidentOpen: false,
};

const soon = { expiresAt: new Date(NOW.getTime() + 30 * DAY_MS) };
const disabled = (disabledReason: AccountState["token"]["disabledReason"]) => ({
  status: "DISABLED" as const,
  disabledReason,
});
const LWA = { kind: "LWA_REFRESH_TOKEN" as const };
const stopped = { disabledBy: "TOKEN" as const };

it.each([
  ["well", {}, {}, ""],
  ["expiring soon", soon, {}, "RENEW_IN_SELLER_CENTRAL RECORD_RENEWAL"],
  ["lived past its date", { expirySource: "PROBE" as const }, {}, "RECORD_RENEWAL"],
  ["USER", disabled("USER"), {}, "ENABLE_MWS_TOKEN"],
  ["INVALID", disabled("INVALID"), {}, "VIEW_TOKEN_IN_SELLER_CENTRAL ENABLE_MWS_TOKEN"],
  ["SELLER_INACTIVE", disabled("SELLER_INACTIVE"), {}, "CHECK_SELLER_ACCOUNT"],
  [
    "REVOKED",
    disabled("REVOKED"),
    stopped,
    "ENABLE_IN_SELLER_CENTRAL VIEW_TOKEN_IN_SELLER_CENTRAL ENABLE_MWS_TOKEN",
  ],
  [
    "REVOKED, LWA",
    { ...disabled("REVOKED"), ...LWA },
    {},
    "ENABLE_IN_SELLER_CENTRAL VIEW_TOKEN_IN_SELLER_CENTRAL ENABLE_MWS_TOKEN REAUTHORIZE",
  ],
  [
    "EXPIRED, LWA",
    { ...disabled("EXPIRED"), ...LWA },
    {},
    "RENEW_IN_SELLER_CENTRAL VIEW_TOKEN_IN_SELLER_CENTRAL ENABLE_MWS_TOKEN VERIFY_MWS_TOKEN REAUTHORIZE",
  ],
  ["enabled, automation stopped", {}, stopped, "ENABLE_REVIEW_AUTOMATION"],
  [
    "expiring soon, automation stopped",
    soon,
    stopped,
    "RENEW_IN_SELLER_CENTRAL RECORD_RENEWAL ENABLE_REVIEW_AUTOMATION",
  ],
])("says what to do: %s", (_state, token, automation, expected) => {
  const state = {
    ...ENABLED,
    token: { ...ENABLED.token, ...token },
    automation: { ...ENABLED.automation, ...automation },
  };
  const kinds = nextActions(state, NOW).map(({ kind }) => kind);
  expect(kinds.join(" ")).toBe(expected);
});

it("waits for a candidate until its end, and for an incident above all", () => {
  const until = new Date(NOW.getTime() + 3_600_000);
  const token = { ...ENABLED.token, ...disabled("REVOKED"), candidateUntil: until };
  const pending = { ...ENABLED, token };
  expect(nextActions(pending, NOW)).toEqual([{ kind: "WAIT", until }]);
  expect(nextActions({ ...pending, isIncidentOpen: true }, NOW)).toEqual([
    { kind: "WAIT", until: null },
  ]);
});
