import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { type KeyedCall, makeCalls, tokenOf } from "./crashes/make-calls.ts";
import type { Answered } from "./crashes/messages.ts";
import { type Answering, startAnswering } from "./crashes/process-pool.ts";
import { createRandom } from "./crashes/random.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";

const KEYS = 100;
const REPEATS = 10;
const PROCESSES = 3;
const CRASHES = 16;
/** One call in so many meets one, as long as there are some. */
const CRASH_EVERY = 10;
const AT_ONCE = 24;
/** Ten seconds on a machine that has nothing else to do. */
const TIMEOUT_MS = 180_000;
/** A little more than a lease. */
const ROUND_MS = 60_001;

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

it(
  `has one effect of each key in ${KEYS * REPEATS} repeated, shuffled, interrupted calls`,
  async () => {
    const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
    process.stdout.write(`CRASH_SEED=${seed}\n`);
    const random = createRandom(seed);
    const calls = await prepare();
    const answers: Answered[][] = calls.map(() => []);
    const pending = random.shuffle(Array.from({ length: KEYS * REPEATS }, (_, index) => index));
    const pool = await Promise.all(Array.from({ length: PROCESSES }, start));
    let crashes = 0;
    let lost = 0;
    let diedCommitted = 0;

    for (let now = NOW.getTime(); pending.length > 0; now += ROUND_MS) {
      const round = random.shuffle(pending.splice(0));
      const ask = async (index: number) => {
        const call = at(calls, index % KEYS);
        const place = random.below(PROCESSES);
        if (crashes < CRASHES && random.below(CRASH_EVERY) === 0) {
          crashes += 1;
          strike(at(pool, place), random.below(4));
        }
        const { source, input } = call;
        const answer = await at(pool, place).send({ index, source, input, now });
        if (answer === null) lost += 1;
        if (answer === null || isRetryable(answer)) pending.push(index);
        else at(answers, index % KEYS).push(answer);
        if (!at(pool, place).isAlive) await revive(place);
      };
      const lanes = Array.from({ length: AT_ONCE }, async () => {
        for (let index = round.pop(); index !== undefined; index = round.pop()) await ask(index);
      });
      await Promise.all(lanes);
    }
    for (const answering of pool) answering.kill();

    expect(diedCommitted, "crashes between commit and answer").toBeGreaterThan(0);
    const replays = answers.flat().filter(({ isReplay }) => isReplay).length;
    process.stdout.write(
      `${crashes} crashes, ${diedCommitted} of them between commit and answer; ${lost} calls lost, ${replays} replays\n`,
    );
    for (const [index, ofKey] of answers.entries()) {
      expect(ofKey, `seed ${seed}, key ${index}`).toHaveLength(REPEATS);
      const [first, ...others] = ofKey.map(({ result }) => result);
      expect(first, `seed ${seed}, key ${index}`).toMatchObject({
        data: { answer: { __typename: expect.stringMatching(/Payload$/) } },
      });
      for (const other of others) expect(other, `seed ${seed}, key ${index}`).toEqual(first);
    }
    expect(await countEffects(), `seed ${seed}`).toEqual(countBy(calls, ({ effect }) => effect));

    /** By a signal at any moment, or at one that is worth a look. */
    function strike(answering: Answering, how: number): void {
      if (how === 0) answering.kill();
      else answering.foredoom(how === 1 ? "asking" : "committed");
    }

    /** One for all lanes that find it dead. */
    function revive(place: number): Promise<void> {
      reviving[place] ??= (async () => {
        if (at(pool, place).doom === "committed") diedCommitted += 1;
        pool[place] = await start();
        reviving[place] = undefined;
      })();
      return reviving[place];
    }
  },
  TIMEOUT_MS,
);

const reviving: (Promise<void> | undefined)[] = [];

function start(): Promise<Answering> {
  const { clock, context, url } = world;
  return startAnswering({
    url,
    workspaceId: context.actor.workspaceId,
    tokens: Array.from({ length: KEYS }, (_, index) => tokenOf(index)),
    now: clock.now().getTime(),
  });
}

async function prepare(): Promise<KeyedCall[]> {
  const shared = await insertAccount(world);
  const own: InsertedAccount[] = [];
  for (let index = 0; index < KEYS; index += 1) own.push(await insertAccount(world));
  const subjects = { shared: shared.globalId, own: (index: number) => at(own, index).globalId };
  return makeCalls(KEYS, subjects, NOW.getTime());
}

function isRetryable({ result }: Answered): boolean {
  return Object(result.data?.answer).retryable === true;
}

async function countEffects(): Promise<Record<string, number>> {
  const { owner: client } = world;
  const { workspaceId } = world.context.actor;
  const events = await client.event.findMany({ where: { workspaceId }, select: { type: true } });
  // TOKEN_ENABLED comes with each new account.
  const told = events.filter(({ type }) => type !== "TOKEN_ENABLED");
  const effects = countBy(told, ({ type }) => type);
  // Each is told, and is there.
  const authorizations = await client.amazonAuthorization.count({ where: { workspaceId } });
  expect(effects.AUTHORIZATION_STARTED).toBe(authorizations);
  return effects;
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const groups = Object.entries(Object.groupBy(items, nameOf));
  return Object.fromEntries(groups.map(([name, group]) => [name, group?.length ?? 0]));
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`Nothing at ${index}`);
  return item;
}
