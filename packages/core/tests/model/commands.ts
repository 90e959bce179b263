import fc from "fast-check";
import { DAY, HOUR, MINUTE } from "./account-model.ts";
import type { StringAnswers } from "./answers.ts";

/** Which string is pasted: of the account's own pool, or one that is not its seller's. */
export type StringChoice =
  | "current"
  | "candidate"
  | "first"
  | "second"
  | "third"
  | "otherSeller"
  | "otherRegion"
  | "neighbour"
  | "malformed";

export type Command =
  | {
      kind: "connect" | "enable";
      account: number;
      string: StringChoice;
      date: number | "same" | null;
    }
  | { kind: "verify" | "disable" | "disconnect"; account: number }
  | { kind: "recordDate"; account: number; date: number | "same" }
  | {
      kind: "automationOn";
      account: number;
      named: string[] | null;
      backlog: "RESCUE" | "ONLY_NEW";
    }
  | { kind: "automationOff"; account: number; named: string[] | null }
  | { kind: "restore"; workspace: number; isOn: boolean }
  | { kind: "answer"; account: number; string: StringChoice; answers: Partial<StringAnswers> }
  | { kind: "misconfigure"; isOn: boolean }
  | { kind: "outage"; isOn: boolean }
  | { kind: "advance"; milliseconds: number };

const US = "ATVPDKIKX0DER";
const CA = "A2EUQ1WTGCTBG2";

export const account = fc.constantFrom(0, 0, 1, 1, 2);
const string = fc.constantFrom<StringChoice>(
  ...([
    "current",
    "current",
    "current",
    "candidate",
    "candidate",
    "first",
    "second",
    "third",
  ] as const),
  ...(["otherSeller", "otherRegion", "neighbour", "malformed"] as const),
);
const ownString = fc.constantFrom<StringChoice>(
  "current",
  "current",
  "candidate",
  "second",
  "third",
);
const date = fc.constantFrom(2 * HOUR, 26 * HOUR, 4 * DAY, 20 * DAY, 40 * DAY, 61 * DAY);
const given = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: date },
  fc.constantFrom("same" as const, -HOUR, 0),
);
const named = fc.constantFrom<string[] | null>(null, [US], [CA], [US, CA]);
const answers: fc.Arbitrary<Partial<StringAnswers>> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Partial<StringAnswers>>(
      { exchange: "ok" },
      { exchange: "ok", participations: "ok", orders: "ok", marketplaceIds: [US, CA] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Partial<StringAnswers>>(
      { exchange: "invalid_grant" },
      { exchange: "invalid_grant" },
      { exchange: "unauthorized_client" },
      { exchange: "unavailable" },
      { exchange: "throttled" },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Partial<StringAnswers>>(
      { participations: "suspect" },
      { participations: "suspect" },
      { participations: "lacksRole" },
      { participations: "unavailable" },
      { marketplaceIds: [] },
      { orders: "suspect" },
      { orders: "lacksRole" },
      { orders: "unavailable" },
    ),
  },
);
const milliseconds = fc.constantFrom(
  ...[1, 30_000, MINUTE, MINUTE, 5 * MINUTE, 61 * MINUTE, 2 * HOUR],
  ...[6 * HOUR, DAY, DAY, 8 * DAY, 45 * DAY],
);
const backlog = fc.constantFrom("RESCUE" as const, "ONLY_NEW" as const);

function kind<const K extends string>(name: K): fc.Arbitrary<K> {
  return fc.constant(name);
}

/** Anything at all. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: kind("connect"), account, string, date: given }) },
  { weight: 8, arbitrary: fc.record({ kind: kind("enable"), account, string, date: given }) },
  { weight: 4, arbitrary: fc.record({ kind: kind("verify"), account }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("disable"), account }) },
  { weight: 1, arbitrary: fc.record({ kind: kind("disconnect"), account }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind("recordDate"),
      account,
      date: fc.oneof(date, fc.constantFrom("same" as const, -HOUR)),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kind("automationOn"), account, named, backlog }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("automationOff"), account, named }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind("restore"), workspace: fc.nat(1), isOn: fc.boolean() }),
  },
  {
    weight: 9,
    arbitrary: fc.record({ kind: kind("answer"), account, string: ownString, answers }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind("misconfigure"), isOn: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: kind("outage"), isOn: fc.boolean() }) },
  { weight: 10, arbitrary: fc.record({ kind: kind("advance"), milliseconds }) },
);
