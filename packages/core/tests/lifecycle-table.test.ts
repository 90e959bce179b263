import { describe, expect, it } from "vitest";
import { ruleOf } from "../src/mws-token/rule.ts";
import { transition } from "../src/mws-token/transition.ts";
import { ACCOUNT_CASES } from "./account-cases.ts";
import { AUTOMATION_CASES } from "./automation-cases.ts";
import { type LifecycleRow, parseState, readLifecycleRows } from "./lifecycle-document.ts";
import { INPUTS, type InputName, TOKEN_CASES } from "./token-cases.ts";
import { expectToken } from "./token-expectation.ts";
import { makeToken, NEW_DATE, NOW } from "./token-fixture.ts";
import { findRows, listTokenStates, type TokenState } from "./token-pairs.ts";

const rows = readLifecycleRows(3);
const pureRows = rows.filter(({ id }) => id in TOKEN_CASES);

describe("the tables of the law", () => {
  it("have a case for every row, and no case without a row", () => {
    const cases = [TOKEN_CASES, ACCOUNT_CASES, AUTOMATION_CASES].flatMap(Object.keys);
    const ids = [...rows, ...readLifecycleRows(5)].map(({ id }) => id);
    expect(cases.sort()).toEqual(ids.sort());
  });
});

describe("the state machine of a token", () => {
  it.each(pureRows)("$id: $from, $on → $to", (row) => {
    const { given, input } = findCase(row);
    const before = { ...makeToken(parseState(row.from)), ...given };
    const { patch, events } = transition(before, input, NOW);
    expectToken(row, before, { ...before, ...patch });
    expect(events.map(({ type }) => type)).toEqual(row.events);
    expect(ruleOf(before, input, NOW)).toBe(row.id);
    for (const { data } of events) expect(data.rule).toBe(row.id);
  });

  const pairs = listTokenStates().flatMap((state) =>
    listInputs(state).map((input) => ({ state, input, said: findRows(rows, state, input) })),
  );
  const unsaid = pairs.filter(({ said }) => said.length === 0);

  it("tells of every pair of a state and an input what the rows about it tell", () => {
    const heard = pairs.map((pair) => [nameOf(pair), told(pair).events]);
    const written = pairs.map((pair) => [nameOf(pair), pair.said.flatMap(({ events }) => events)]);
    expect(heard).toEqual(written);
  });

  it("changes nothing in a pair that no row says anything about", () => {
    expect(unsaid.length).toBeGreaterThan(0);
    for (const pair of unsaid) expect(told(pair).after, nameOf(pair)).toEqual(pair.state.token);
  });
});

function findCase({ id }: LifecycleRow) {
  const found = TOKEN_CASES[id];
  if (found === undefined) throw new Error(`${id} has no case`);
  return found;
}

interface Pair {
  state: TokenState;
  input: InputName;
}

function nameOf({ state, input }: Pair): string {
  return `${state.name}: ${input}`;
}

/** Leaves out what cannot happen: the same date where there is none, a candidate's answer without one. */
function listInputs({ token, written }: TokenState): InputName[] {
  const isPending = written.aspects.includes("PENDING");
  return (Object.keys(INPUTS) as InputName[]).filter(
    (name) =>
      (name !== "sameDate" || token.expiresAt !== null) && (name !== "tooEarlyAgain" || isPending),
  );
}

function told({ state: { token }, input }: Pair) {
  const expiresAt = token.expiresAt ?? NEW_DATE;
  const given =
    input === "sameDate" ? ({ kind: "dateRecorded", expiresAt } as const) : INPUTS[input];
  const { patch, events } = transition(token, given, NOW);
  return { after: { ...token, ...patch }, events: events.map(({ type }) => type) };
}
