import fc from "fast-check";
import { DAY, HOUR, MINUTE } from "./account-model.ts";
import type { StringAnswers } from "./answers.ts";
import { account, type Command, command, type StringChoice } from "./commands.ts";

const WELL = { exchange: "ok", participations: "ok", orders: "ok" } as const;
const REVOKED: Partial<StringAnswers> = { exchange: "invalid_grant" };
const TOO_EARLY: Partial<StringAnswers> = { participations: "suspect" };

function wait(milliseconds: number): Command {
  return { kind: "advance", milliseconds };
}

function answer(of: number, string: StringChoice, answers: Partial<StringAnswers>): Command {
  return { kind: "answer", account: of, string, answers };
}

/** What chance alone comes to seldom: each leads into a state from which chance goes on. */
const SCENES: ((account: number) => Command[])[] = [
  // A new string waits for Amazon's caches.
  (of) => [
    answer(of, "second", { ...WELL, ...TOO_EARLY }),
    { kind: "enable", account: of, string: "second", date: null },
    wait(5 * MINUTE),
  ],
  (of) => [
    answer(of, "third", { ...WELL, orders: "suspect" }),
    { kind: "enable", account: of, string: "third", date: 26 * HOUR },
  ],
  (of) => [
    answer(of, "current", TOO_EARLY),
    { kind: "enable", account: of, string: "current", date: null },
  ],
  (of) => [answer(of, "candidate", WELL), wait(5 * MINUTE)],
  () => [wait(30 * MINUTE), wait(30 * MINUTE)],
  // It dies: at a probe, just before its date, and at it.
  (of) => [answer(of, "current", REVOKED), { kind: "verify", account: of }, wait(MINUTE)],
  (of) => [
    { kind: "recordDate", account: of, date: 2 * HOUR },
    wait(2 * HOUR - 30_000),
    answer(of, "current", REVOKED),
    { kind: "verify", account: of },
    wait(MINUTE),
  ],
  (of) => [
    { kind: "recordDate", account: of, date: 2 * HOUR },
    answer(of, "current", REVOKED),
    wait(2 * HOUR + MINUTE),
  ],
  // It lives past its date, or nobody can say.
  (of) => [
    answer(of, "current", WELL),
    { kind: "recordDate", account: of, date: 26 * HOUR },
    wait(26 * HOUR),
  ],
  (of) => [
    { kind: "recordDate", account: of, date: 2 * HOUR },
    answer(of, "current", { exchange: "unavailable" }),
    wait(3 * HOUR),
  ],
  (of) => [answer(of, "current", { exchange: "throttled" }), wait(DAY)],
  // It dies or not, in an outage and after it.
  (of) => [{ kind: "outage", isOn: true }, { kind: "verify", account: of }, wait(MINUTE)],
  (of) => [
    { kind: "outage", isOn: true },
    { kind: "verify", account: of },
    wait(6 * MINUTE),
    answer(of, "current", REVOKED),
    { kind: "outage", isOn: false },
    wait(40 * MINUTE),
  ],
  () => [{ kind: "outage", isOn: false }, wait(5 * MINUTE), wait(30 * MINUTE)],
  // It is well again.
  (of) => [answer(of, "current", WELL), { kind: "verify", account: of }],
  (of) => [
    answer(of, "current", WELL),
    { kind: "enable", account: of, string: "current", date: null },
  ],
  (of) => [
    answer(of, "current", WELL),
    { kind: "automationOn", account: of, named: null, backlog: "ONLY_NEW" },
  ],
];

const scene = fc
  .tuple(fc.constantFrom(...SCENES), account)
  .map(([play, of]): Command[] => play(of));
const one = command.map((single): Command[] => [single]);

/** A life of three accounts of two workspaces. The first two are connected to begin with, and those beside them. */
export const life: fc.Arbitrary<Command[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: one }, { weight: 2, arbitrary: scene }), {
    minLength: 5,
    maxLength: 25,
    size: "max",
  })
  .map((scenes) => [
    { kind: "connect", account: 0, string: "first", date: 40 * DAY },
    { kind: "connect", account: 1, string: "first", date: null },
    ...[3, 4, 5].map((beside): Command => {
      return { kind: "connect", account: beside, string: "first", date: null };
    }),
    ...scenes.flat(),
  ]);
