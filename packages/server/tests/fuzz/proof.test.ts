import { switchRowSecurityOff, TENANT_MODELS } from "@evergrant/db/owner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "./findings.ts";
import { fuzzOperations } from "./fuzz-operations.ts";
import type { Operation } from "./operations.ts";
import { compareOwnAnswers } from "./own-answers.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { createWalls, type Walls } from "./walls.ts";
import { openWorld, type World } from "./world.ts";

const TIMEOUT_MS = 300_000;

/** Asked for by keys alone that a row of the workspace's own has given: no call names them. */
const OUT_OF_REACH = new Set([
  ...["AmazonAuthorization", "AmazonSubscription", "DueWork", "TokenFingerprint", "TokenSecret"],
  ...["Notification", "NotificationPreferences", "Message", "WebhookAttempt"],
  // Workers' alone.
  ...["EventDispatch", "WebhookLane", "WebhookQueue"],
]);

/** Thrown at the first finding: one is enough. */
class Found extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(`${finding.where}: ${finding.what}`);
    this.finding = finding;
  }
}

let world: World;
let walls: Walls;
let prepared: Prepared;
beforeAll(async () => {
  world = await openWorld({
    openDatabase(url) {
      walls = createWalls(url);
      return walls.database;
    },
  });
  prepared = await prepare(world);
}, TIMEOUT_MS);
afterAll(() => world.close());

async function findFirst(): Promise<Finding | null> {
  const onFinding = (finding: Finding) => {
    throw new Found(finding);
  };
  const { ownAnswers, bases } = prepared;
  const [ownQueries, ownMutations] = byKind(ownAnswers, ({ operation }) => operation);
  const [queries, mutations] = byKind(bases, (_byPlace, operation) => operation);
  const fuzz = { ...prepared, isThorough: false, onFinding };
  try {
    // In the order of how soon something is found.
    await compareOwnAnswers(prepared, ownQueries, onFinding);
    await fuzzOperations({ ...fuzz, bases: queries });
    await fuzzOperations({ ...fuzz, bases: mutations });
    await compareOwnAnswers(prepared, ownMutations, onFinding);
    return null;
  } catch (error) {
    if (error instanceof Found) return error.finding;
    throw error;
  } finally {
    await prepared.copy.restore(world.tables);
  }
}

/** Queries, and all others. */
function byKind<Key, Value>(
  all: Map<Key, Value>,
  operationOf: (value: Value, key: Key) => Operation,
): [Map<Key, Value>, Map<Key, Value>] {
  const isQuery = ([key, value]: [Key, Value]) => operationOf(value, key).kind === "query";
  const entries = [...all];
  return [new Map(entries.filter(isQuery)), new Map(entries.filter((entry) => !isQuery(entry)))];
}

it("finds nothing where row-level security holds alone", { timeout: TIMEOUT_MS }, async () => {
  walls.leaveOpen(TENANT_MODELS);
  expect(await findFirst()).toBeNull();
});

describe("without row-level security", () => {
  beforeAll(() => switchRowSecurityOff(world.opened.databaseUrl));

  it.each(TENANT_MODELS.filter((name) => !OUT_OF_REACH.has(name)))(
    "finds %s where its scope is taken away",
    async (model) => {
      walls.leaveOpen([model]);
      const found = await findFirst();
      process.stdout.write(`Without the scope of ${model}: ${found?.kind} at ${found?.where}\n`);
      expect(found).not.toBeNull();
    },
    TIMEOUT_MS,
  );
});

it("leaves few models out", () => {
  expect(TENANT_MODELS.length - OUT_OF_REACH.size).toBeGreaterThanOrEqual(18);
});
