import type { Answer } from "./answer.ts";
import type { Bases } from "./calibrate.ts";
import { findDifferences, makeControl } from "./controls.ts";
import type { Copy } from "./copy.ts";
import { createLeakDetector, type Finding, shorten } from "./findings.ts";
import type { Foreign } from "./foreign.ts";
import { kindOf, listForeignTrials, listPlainValues, pickOneOfEachKind } from "./foreign-values.ts";
import type { Operation } from "./operations.ts";
import { fill, type Variables } from "./slots.ts";
import { textsOf } from "./texts.ts";
import type { World } from "./world.ts";

export interface Target {
  world: World;
  foreign: Foreign;
  copy: Copy;
  bases: Bases;
  /** Whether to try all that is the other's, or one of each kind. */
  isThorough: boolean;
  /** May throw, to stop at the first. */
  onFinding: (finding: Finding) => void;
}

/** Of each mutation, so many of the other's calls are repeated. */
const REPLAYS = 2;

/**
 * Calls every query and mutation in the name of the own tenant: as it would itself, then with all that is
 * the other's in every place, one place at a time, and with the other's own calls word for word.
 */
export async function fuzzOperations(target: Target): Promise<void> {
  const { world, bases, isThorough } = target;
  const { call, compare } = await createCaller(target);
  for (const [operation, byPlace] of bases) {
    const base = byPlace.get(null);
    if (base !== undefined) await call(operation, base, operation.name);
    for (const slot of operation.slots) {
      const from = byPlace.get(slot);
      if (from === undefined) continue;
      for (const value of isThorough ? listPlainValues(slot) : [])
        await call(operation, fill(from, slot, value), slot.name);
      const others = { foreign: target.foreign, tenant: world.foreign };
      const trials = listForeignTrials(operation, slot, others);
      for (const { value, control } of isThorough ? trials : pickOneOfEachKind(trials)) {
        const expected = control === null ? null : fill(from, slot, control);
        const asked = [fill(from, slot, value), expected] as const;
        await compare(operation, asked, { where: slot.name, like: kindOf(value) });
      }
    }
    const done = world.foreign.done.filter(({ operation: name }) => name === operation.name);
    for (const { variables: theirs } of done.slice(-REPLAYS)) {
      const variables = withOwnTokens(operation, theirs, base ?? {});
      const control = disguise(variables, target.foreign, world.foreign.marker);
      const where = `${operation.name}, word for word`;
      for (const times of [1, 2])
        await compare(operation, [variables, control], { where, like: null, times });
    }
  }
}

/** That a token stands at some account is told to whoever holds it: the one thing that crosses, by contract. */
function withOwnTokens({ slots }: Operation, variables: Variables, own: Variables): Variables {
  const [token] = slots.filter(({ label }) => label === "token");
  if (token === undefined) return variables;
  let value: unknown = own;
  for (const step of token.path) value = (value as Variables)[step];
  return fill(variables, token, value);
}

/** An answer but for the ends of what the caller said himself: of addresses their last four letters are shown. */
function hideEnds(answer: Answer, variables: Variables): Answer {
  const said = [...textsOf(variables)];
  return JSON.parse(JSON.stringify(answer), (key, value) =>
    key === "lastFour" && said.some((text) => text.endsWith(value)) ? "<said>" : value,
  );
}

/** The other's call with nothing in it that is the other's. */
function disguise(variables: Variables, foreign: Foreign, marker: string): Variables {
  return JSON.parse(JSON.stringify(variables), (_key, value) =>
    typeof value === "string" ? (makeControl(value, foreign, marker) ?? value) : value,
  );
}

/** Sends calls and looks at what came of them; each starts from the database as it was copied. */
async function createCaller({ world, foreign, copy, onFinding }: Target) {
  const { marker } = world.foreign;
  const findLeak = createLeakDetector(foreign, marker);
  const untouched = await foreign.fingerprint(world.tables);
  /** What differs between two answers to the same call: links, for one, hold secrets. */
  const noise = new Map<Operation, Set<string>>();
  /** What was answered to calls with what is nobody's, by place and kind. */
  const nothings = new Map<string, Answer[]>();
  return { call, compare };

  /** Asks so many times in a row; the last answer counts. */
  async function call(
    operation: Operation,
    variables: Variables,
    where: string,
    times = 1,
  ): Promise<Answer> {
    for (let time = 1; time < times; time += 1)
      await world.ask(world.own.bearer, operation, variables);
    const answer = await world.ask(world.own.bearer, operation, variables);
    const leak = findLeak(answer, variables);
    const touched = operation.kind === "mutation" ? await copy.findTouched() : [];
    const changed = [...(await foreign.fingerprint(touched))].flatMap(([name, hash]) =>
      untouched.get(name) === hash ? [] : [name],
    );
    if (touched.length > 0) await copy.restore(touched);
    if (leak !== null) onFinding({ kind: "leak", where, what: leak });
    if (changed.length > 0) onFinding({ kind: "change", where, what: changed.join(", ") });
    return answer;
  }

  /**
   * Calls with what is the other's, and with what is nobody's: the answers must be the same. Where something like
   * it was answered so already that is nobody's, it is not asked about once more.
   */
  async function compare(
    operation: Operation,
    [variables, control]: readonly [Variables, Variables | null],
    { where, like, times = 1 }: { where: string; like: string | null; times?: number },
  ): Promise<void> {
    const ask = async (given: Variables) =>
      hideEnds(await call(operation, given, where, times), given);
    const tried = await ask(variables);
    if (control === null) return;
    const known = (like !== null && nothings.get(`${where} ${like}`)) || [];
    if (known.some((answer) => findTelling(operation, tried, answer).length === 0)) return;
    const expected = await ask(control);
    if (like !== null) nothings.set(`${where} ${like}`, [...known, expected]);
    if (findTelling(operation, tried, expected).length === 0) return;
    const again = await ask(control);
    const varying = findDifferences(expected, again, marker);
    noise.set(operation, new Set([...(noise.get(operation) ?? []), ...varying]));
    const telling = findTelling(operation, tried, expected);
    if (telling.length === 0) return;
    const what = `${telling.slice(0, 3).join()}: ${shorten(tried)} where nothing is answered ${shorten(expected)}`;
    onFinding({ kind: "difference", where, what });
  }

  function findTelling(operation: Operation, tried: Answer, expected: Answer): string[] {
    const varying = noise.get(operation);
    return [...findDifferences(tried, expected, marker)].filter((path) => !varying?.has(path));
  }
}
