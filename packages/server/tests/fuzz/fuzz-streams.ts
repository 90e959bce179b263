import { schema } from "@evergrant/schema";
import type { Answer } from "./answer.ts";
import { appendEvery } from "./append-every.ts";
import { findDifferences } from "./controls.ts";
import { createLeakDetector, type Finding, shorten } from "./findings.ts";
import { listForeignTrials, pickOneOfEachKind } from "./foreign-values.ts";
import type { Operation } from "./operations.ts";
import { idTypesOf, makeOwnValue } from "./own-values.ts";
import type { Prepared } from "./prepare.ts";
import { readResults } from "./read-results.ts";
import { fill, type Slot, type Variables } from "./slots.ts";
import { textsOf, wordsOf } from "./texts.ts";
import type { World } from "./world.ts";

/** After so long a stream that was told nothing is named, instead of the test that waits for it. */
const SILENCE_MS = 20_000;

interface Call {
  operation: Operation;
  variables: Variables;
  where: string;
  /** What has to be answered alike. */
  control: Call | null;
}

interface Stream extends Call {
  results: AsyncGenerator<Answer, void, undefined>;
  /** How it was refused; null while it goes on. */
  refusal: Answer | null;
}

/**
 * Follows every subscription in the name of the own tenant, with what is the other's in every place, while
 * both workspaces are told of everything that can happen. What is not refused has to tell the own events,
 * for what is silent does not prove that it keeps anything to itself.
 */
export async function fuzzStreams(
  { world, foreign, copy }: Pick<Prepared, "world" | "foreign" | "copy">,
  onFinding: (finding: Finding) => void,
): Promise<void> {
  const { marker } = world.foreign;
  const findLeak = createLeakDetector(foreign, marker);
  const gone = new AbortController();
  const streams = new Map<Call, Stream>();
  for (const call of listCalls(world, { foreign, tenant: world.foreign })) {
    const { operation, variables } = call;
    const response = await world.send(world.own.bearer, operation, variables, gone.signal);
    streams.set(call, { ...call, results: readResults(response), refusal: null });
  }
  // What is told in the first round has been read with its page of the log once the second is told.
  for (const _round of [1, 2]) {
    await appendEvery(world, world.foreign);
    const told = new Set(await appendEvery(world, world.own));
    for (const stream of streams.values()) await hear(stream, told);
  }
  gone.abort();
  for (const { where, refusal, control } of streams.values()) {
    const expected = (control && streams.get(control)?.refusal) ?? null;
    if (control === null || (refusal === null && expected === null)) continue;
    const paths = findDifferences(refusal ?? {}, expected ?? {}, marker);
    if (paths.size > 0) onFinding({ kind: "difference", where, what: [...paths].join() });
  }
  await copy.restore(await copy.findTouched());

  /** Reads until something of the round was told, or the stream was refused. */
  async function hear(stream: Stream, told: ReadonlySet<string>): Promise<void> {
    const { operation, variables, where, results } = stream;
    while (stream.refusal === null) {
      const result = await Promise.race([results.next(), waitLong(where)]);
      const answer = result.value ?? null;
      if (answer === null) throw new Error(`${where} ended before it told anything.`);
      world.coverage.note(operation, variables, answer.data);
      const leak = findLeak(answer, variables);
      if (leak !== null) onFinding({ kind: "leak", where, what: leak });
      if (answer.data?.[operation.name] == null) {
        if (answer.errors?.[0]?.extensions?.code !== "BAD_INPUT")
          throw new Error(`${where}: ${shorten(answer)}`);
        stream.refusal = answer;
      } else if (
        [...textsOf(answer)].flatMap((text) => [...wordsOf(text)]).some((word) => told.has(word))
      )
        return;
    }
  }
}

function waitLong(where: string): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  setTimeout(
    () => reject(new Error(`${where} tells nothing of its own workspace.`)),
    SILENCE_MS,
  ).unref();
  return promise;
}

type Others = Parameters<typeof listForeignTrials>[2];

function listCalls(world: World, others: Others): Call[] {
  return world.operations.flatMap((operation): Call[] => {
    if (operation.kind !== "subscription") return [];
    const plain = { operation, variables: {}, where: operation.name, control: null };
    return [
      plain,
      ...operation.slots.flatMap((slot) => listTrials(world, operation, slot, others)),
    ];
  });
}

function listTrials(world: World, operation: Operation, slot: Slot, others: Others): Call[] {
  const own = chooseOwn(world, operation, slot);
  const call = (value: unknown, control: Call | null = null): Call => {
    // Beside what is the other's, so that the own events come in any case.
    const all = slot.isList ? [value, own].flat() : value;
    return { operation, variables: fill({}, slot, all), where: slot.name, control };
  };
  // One of each kind: every stream costs as much as it is told.
  const kinds = pickOneOfEachKind(listForeignTrials(operation, slot, others));
  const trials = kinds.flatMap(({ value, control }) => {
    const expected = control === null ? null : call(control);
    return expected === null ? [call(value)] : [expected, call(value, expected)];
  });
  return [call(own), ...trials];
}

/** Of ids the newest, which is what events are told of. */
function chooseOwn({ own, random, opened }: World, operation: Operation, slot: Slot): unknown {
  const supplies = { schema, random, now: opened.deps.clock.now() };
  if (slot.namedType.name !== "ID") return makeOwnValue(slot, operation, own, supplies);
  const [type = ""] = idTypesOf(schema, slot.label, operation.answers);
  const newest = [...(own.ids.get(type) ?? [])].at(-1);
  return slot.isList ? [newest] : newest;
}
