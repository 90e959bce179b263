import type { MwsToken } from "@evergrant/db";
import { type LifecycleRow, parseState, type WrittenState } from "./lifecycle-document.ts";
import type { InputName } from "./token-cases.ts";
import { DAY_MS, fromNow, MINUTE_MS, makeToken } from "./token-fixture.ts";

type Applies = (token: MwsToken) => boolean;

const always: Applies = () => true;
const isPast: Applies = ({ expiresAt }) => expiresAt !== null && expiresAt <= fromNow(0);
const isOld: Applies = ({ lastVerifiedAt }) =>
  lastVerifiedAt === null || lastVerifiedAt <= fromNow(-DAY_MS);
const isFirst: Applies = ({ firstRevokedAt }) => firstRevokedAt === null;
const isConfirmed: Applies = ({ firstRevokedAt }) =>
  firstRevokedAt !== null && firstRevokedAt <= fromNow(-MINUTE_MS);
const wasPastFirst: Applies = ({ expiresAt, firstRevokedAt }) =>
  expiresAt !== null && firstRevokedAt !== null && expiresAt <= firstRevokedAt;
const REVOKED: InputName[] = [
  "revoked",
  "revokedByClient",
  "revokedInIncident",
  "revokedUnsampled",
];

/** What the words of the column *on* mean: which inputs, and of which tokens. */
const ON: Record<string, { inputs: InputName[]; applies?: Applies }> = {
  "verified before its date": { inputs: ["verified"], applies: (token) => !isPast(token) },
  "verified at or past its date": { inputs: ["verified", "savedSame"], applies: isPast },
  verified: { inputs: ["verified"] },
  "undecided, last success less than a day old": {
    inputs: ["undecided"],
    applies: (token) => !isOld(token) && !isPast(token),
  },
  "undecided, last success a day old": {
    inputs: ["undecided"],
    applies: (token) => isOld(token) && !isPast(token),
  },
  "undecided at or past its date": { inputs: ["undecided"], applies: isPast },
  undecided: { inputs: ["undecided"] },
  "revoked, the first time": { inputs: REVOKED, applies: isFirst },
  "revoked, less than a minute later": {
    inputs: REVOKED,
    applies: (token) => !isConfirmed(token),
  },
  "revoked, confirmed, first before its date": {
    inputs: ["revoked"],
    applies: (token) => isConfirmed(token) && token.expiresAt !== null && !wasPastFirst(token),
  },
  "revoked, confirmed, no date known": {
    inputs: ["revoked"],
    applies: (token) => isConfirmed(token) && token.expiresAt === null,
  },
  "revoked, confirmed, first at or past its date": {
    inputs: ["revoked"],
    applies: (token) => isConfirmed(token) && wasPastFirst(token),
  },
  "revoked by unauthorized_client, confirmed": {
    inputs: ["revokedByClient"],
    applies: isConfirmed,
  },
  "revoked, confirmed, during an incident": {
    inputs: ["revokedInIncident"],
    applies: isConfirmed,
  },
  "revoked, confirmed, the control sample undecided": {
    inputs: ["revokedUnsampled"],
    applies: isConfirmed,
  },
  revoked: { inputs: REVOKED },
  inactive: { inputs: ["inactive"] },
  "switched off by a user": { inputs: ["switchedOff"] },
  "a new date recorded": { inputs: ["newDate"] },
  "the same date recorded": { inputs: ["sameDate"] },
  "saved, the same string": { inputs: ["savedSame", "savedSameNewDate", "consentedSame"] },
  "saved, another string": { inputs: ["savedOther"] },
  "saved, the same string with a new date": { inputs: ["savedSameNewDate"] },
  "saved by consent, the same string": { inputs: ["consentedSame"] },
  "saved by consent, another string": { inputs: ["consentedOther"] },
  "saved, SP-API does not accept it yet": { inputs: ["tooEarly"] },
  "saved, the candidate's string, still not accepted": { inputs: ["tooEarlyAgain"] },
  "candidate accepted": { inputs: ["savedOther"] },
  "candidate refused for good, or 60 minutes over": { inputs: ["candidateRefused"] },
};

/** Rows about the date: told before what another row says about the same token (§3, Reading the table). */
const ABOUT_THE_DATE = [
  "verified at or past its date",
  "saved, the same string with a new date",
  "saved by consent, the same string",
];

/** Rows that the state machine does not see: a use case refuses, or makes or ends the whole account. */
export const OF_THE_USE_CASES = ["T01", "T02", "T34", "T45", "T70"];

export interface TokenState {
  name: string;
  written: WrittenState;
  token: MwsToken;
}

const DATES: [string, Partial<MwsToken>][] = [
  ["", {}],
  [" without a date", { expiresAt: null, expirySource: "UNKNOWN" }],
  [" past its date", { expiresAt: fromNow(-DAY_MS) }],
  [" not verified for a day", { lastVerifiedAt: fromNow(-DAY_MS) }],
];
const ENABLED = ["", ", DEGRADED", ", DEGRADED told", ", revoked once", ", PENDING"];
const REASONS = ["EXPIRED", "REVOKED", "INVALID", "UNKNOWN", "SELLER_INACTIVE", "USER"];

/** Representative states: every aspect alone, with a candidate, and with each kind of date. */
export function listTokenStates(): TokenState[] {
  const written = [
    ...ENABLED.map((aspects) => `ENABLED${aspects}`),
    "ENABLED, DEGRADED told, PENDING",
    ...REASONS.flatMap((reason) => [`DISABLED (${reason})`, `DISABLED (${reason}), PENDING`]),
  ];
  return written.flatMap((state) =>
    DATES.map(([date, patch]) => ({
      name: `${state}${date}`,
      written: parseState(state),
      token: { ...makeToken(parseState(state)), ...patch },
    })),
  );
}

/**
 * The rows that say what an input does in a state, in the order in which their events are told: what
 * is said about the date, then of the other rows that hold the one that says most about the state.
 */
export function findRows(
  rows: readonly LifecycleRow[],
  state: TokenState,
  input: InputName,
): LifecycleRow[] {
  const holding = rows.filter(
    (row) => !OF_THE_USE_CASES.includes(row.id) && holds(row, state, input),
  );
  const aboutTheDate = holding.filter(({ on }) => ABOUT_THE_DATE.includes(on));
  const others = holding
    .filter((row) => !aboutTheDate.includes(row))
    .sort((left, right) => saysAbout(right) - saysAbout(left));
  return [...aboutTheDate, ...others.slice(0, 1)];
}

function holds(row: LifecycleRow, { written, token }: TokenState, input: InputName): boolean {
  const { inputs, applies = always } = findMeaning(row);
  const from = parseState(row.from);
  return (
    inputs.includes(input) &&
    from.status === written.status &&
    (from.detail === null || from.detail === written.detail) &&
    from.aspects.every((aspect) => written.aspects.some((word) => word.startsWith(aspect))) &&
    applies(token)
  );
}

/** The meaning of a row's *on*. Throws for words that are new: a changed law needs a changed test. */
function findMeaning({ id, on }: LifecycleRow) {
  const meaning = ON[on];
  if (meaning === undefined) throw new Error(`${id}: nothing here says what “${on}” means`);
  return meaning;
}

function saysAbout({ from }: LifecycleRow): number {
  const { detail, aspects } = parseState(from);
  return aspects.join(" ").length + (detail === null ? 0 : 1);
}
