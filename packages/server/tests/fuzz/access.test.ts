import { findRefusal, isOperation, OPERATION_SCOPES, scopeOfOperation } from "@evergrant/core";
import { schema } from "@evergrant/schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, refusalsOf } from "./answer.ts";
import { appendEvery } from "./append-every.ts";
import { type Bases, calibrate } from "./calibrate.ts";
import { type Copy, copyTables } from "./copy.ts";
import { shorten } from "./findings.ts";
import { fingerprintRows } from "./fingerprint.ts";
import { ofWorkspace } from "./foreign.ts";
import type { Operation } from "./operations.ts";
import { populate } from "./populate.ts";
import { readResults } from "./read-results.ts";
import type { Table } from "./tables.ts";
import { createRoleAuthenticator, listPeople, type Person } from "./viewers.ts";
import { openWorld, type World } from "./world.ts";

const TIMEOUT_MS = 300_000;

let world: World;
let people: Person[];
let copy: Copy;
let bases: Bases;
beforeAll(async () => {
  const { authenticator, setWorkspace } = createRoleAuthenticator();
  world = await openWorld({ authenticators: [authenticator] });
  setWorkspace(world.own.workspaceId);
  await populate(world, world.own);
  // After it: one of its calls may revoke any key that it finds.
  people = await listPeople(world);
  copy = await copyTables(world.connection, world.tables);
  bases = await calibrate(world, copy);
}, TIMEOUT_MS);
afterAll(() => world.close());

it("has one table of what is offered", () => {
  const offered = new Set(world.operations.map(({ name }) => name));
  expect([...offered].sort()).toEqual(Object.keys(OPERATION_SCOPES).sort());
});

it("refuses every operation to exactly those who lack its scope", {
  timeout: TIMEOUT_MS,
}, async () => {
  const boundary = ofWorkspace(world.own.workspaceId);
  // That its key was used is noted also of a call that was refused.
  const fingerprint = (tables: readonly Table[]) =>
    fingerprintRows(world.connection, tables, boundary, "lastUsedAt");
  const untouched = await fingerprint(world.tables);
  const mistakes: string[] = [];
  const count = { allowed: 0, refused: 0 };
  for (const operation of world.operations) {
    for (const person of people) {
      const expected = expectRefusal(operation, person);
      const answer = await call(operation, person);
      const touched = await copy.findTouched();
      const now = await fingerprint(touched);
      const isUntouched = [...now].every(([name, hash]) => untouched.get(name) === hash);
      await copy.restore(touched);
      count[expected === null ? "allowed" : "refused"] += 1;
      const refusals = refusalsOf(schema, operation.name, answer);
      const isRight =
        expected === null
          ? !refusals.some(({ message }) =>
              message.includes(`needs the scope ${scopeOf(operation)},`),
            )
          : refusals.length > 0 &&
            refusals.every(({ code, message }) => code === "FORBIDDEN" && message === expected) &&
            (isUntouched || operation.kind === "subscription");
      if (!isRight) mistakes.push(`${operation.name} by ${person.name}: ${shorten(answer)}`);
    }
  }
  process.stdout.write(
    `Access, seed ${world.seed}: ${count.allowed} calls allowed, ${count.refused} refused\n`,
  );
  expect(mistakes.slice(0, 20)).toEqual([]);
});

function scopeOf({ name }: Operation) {
  if (!isOperation(name)) throw new Error(`${name} is in no table.`);
  return scopeOfOperation(name);
}

function expectRefusal(operation: Operation, { rights }: Person): string | null {
  const scope = scopeOf(operation);
  return scope === null ? null : findRefusal(rights, scope);
}

/** Calls with what is the workspace's own; of a stream, the first that it tells once something happens. */
async function call(operation: Operation, { bearer }: Person): Promise<Answer> {
  const base = bases.get(operation)?.get(null);
  if (base !== undefined) return world.ask(bearer, operation, base);
  const gone = new AbortController();
  const results = readResults(await world.send(bearer, operation, {}, gone.signal));
  await appendEvery(world, world.own);
  const { value } = await results.next();
  gone.abort();
  if (value === undefined) throw new Error(`${operation.name} ended without a word.`);
  return value;
}
