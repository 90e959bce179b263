import { createApiKey, createWorkspace, depsOf, SCOPES } from "@evergrant/core";
import type { Database } from "@evergrant/db";
import { schema } from "@evergrant/schema";
import { createScriptedAmazon, makeGrant } from "@evergrant/testkit/scripted-amazon";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import pg from "pg";
import type { Authenticator } from "../../src/authentication/authenticator.ts";
import { openLimiters } from "../../src/rate-limit/open-limiters.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "../open-server.ts";
import type { Answer } from "./answer.ts";
import { type Coverage, createCoverage } from "./coverage.ts";
import { addMembers, bearerFor, createMemberAuthenticator } from "./members.ts";
import { listOperations, type Operation } from "./operations.ts";
import { createRandom, type Random } from "./random.ts";
import type { Slot, Variables } from "./slots.ts";
import { listTables, type Table } from "./tables.ts";
import { learn, type Tenant } from "./tenant.ts";

/** Set it to repeat a run. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);

/** A server, its database as the owner sees it, and two tenants. */
export interface World {
  opened: OpenServer;
  connection: pg.Client;
  tables: Table[];
  operations: Operation[];
  random: Random;
  seed: number;
  coverage: Coverage;
  /** Which places were filled in calls that succeeded. */
  shapes: Map<Operation, (readonly Slot[])[]>;
  /** Whose things are not to be seen or changed. */
  foreign: Tenant;
  /** Who tries to. */
  own: Tenant;
  ask(bearer: string, operation: Operation, variables: Variables): Promise<Answer>;
  /** The same as a stream of results; a refusal is the only result. */
  send(
    bearer: string,
    operation: Operation,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Response>;
  /** Lets a second pass, or what is said, on both clocks. */
  tick(milliseconds?: number): void;
  close(): Promise<void>;
}

interface Settings {
  /** Opens what the server is given of the database; absent: as it always is. */
  openDatabase?: (url: string) => Database;
  authenticators?: readonly Authenticator[];
}

const START = new Date("2026-03-01T12:00:00.000Z");
const WIDE_LIMITS = { maxDepth: 30, maxAliases: 1_000, maxTokens: 100_000, maxCost: 1_000_000_000 };

export async function openWorld({
  openDatabase,
  authenticators = [],
}: Settings = {}): Promise<World> {
  const clock = createSettableClock(START);
  const limiters = openLimiters({ clock, keyPoints: WIDE_LIMITS.maxCost });
  const members = createMemberAuthenticator(() => opened.owner);
  const options = {
    ...{ limits: WIDE_LIMITS, limiters },
    authenticators: [members, ...authenticators],
  };
  const opened: OpenServer = await openServer(options, (deps, url) => ({
    ...{ ...deps, clock },
    ...(openDatabase && { database: openDatabase(url) }),
    amazon: createAgreeableAmazon(),
    notificationQueue: { arn: "arn:aws:sqs:test" },
  }));
  const connection = new pg.Client({ connectionString: opened.databaseUrl });
  await connection.connect();
  // What is lost in a crash of the server is a test's.
  await connection.query("SET synchronous_commit = off");
  const random = createRandom(seed);
  const operations = listOperations(schema);
  const coverage = createCoverage(schema, operations);
  const workspaces = new Map<string, string>();
  const send: World["send"] = (bearer, { document, kind, name }, variables, signal) =>
    opened.send({
      url: GRAPHQL_URL,
      method: "POST",
      headers: {
        authorization: `Bearer ${bearerFor(name, bearer, workspaces.get(bearer))}`,
        "content-type": "application/json",
        accept: kind === "subscription" ? "text/event-stream" : "application/json",
      },
      body: JSON.stringify({ query: document, variables }),
      ...(signal && { signal }),
    });
  const tick = (milliseconds = 1_000) => {
    for (const each of [clock, opened.machineClock]) each.advance(milliseconds);
  };
  const foreign = await makeTenant(opened, random);
  // So that the other's come first wherever nothing else orders them.
  tick();
  const own = await makeTenant(opened, random);
  for (const { bearer, workspaceId } of [foreign, own]) workspaces.set(bearer, workspaceId);
  return {
    ...{ opened, connection, operations, random, seed, coverage, send, tick },
    ...{ foreign, own },
    shapes: new Map(),
    tables: await listTables(connection),
    async ask(bearer, operation, variables) {
      const answer: Answer = await (await send(bearer, operation, variables)).json();
      coverage.note(operation, variables, answer.data);
      return answer;
    },
    async close() {
      await connection.end();
      await opened.deps.database.stop();
      await opened.close();
    },
  };
}

/** One in every part of the world. */
export const MARKETPLACE_IDS = ["ATVPDKIKX0DER", "A1PA6795UKMFR9", "A1VC38T7YXB528"];

/** An Amazon that accepts every token, of a seller in all parts of the world. */
function createAgreeableAmazon() {
  const amazon = createScriptedAmazon();
  const grant = makeGrant({ marketplaceIds: MARKETPLACE_IDS });
  amazon.grants.get = () => grant;
  return amazon;
}

async function makeTenant({ deps, owner }: OpenServer, random: Random): Promise<Tenant> {
  const marker = random.letters(8);
  const { workspaceId } = await createWorkspace(deps, { name: `${marker}-workspace` });
  // No two logs look alike.
  await owner.workspaceLog.update({
    where: { workspaceId },
    data: { epoch: 1_000 + random.below(1_000_000) },
  });
  const name = `${marker}-key`;
  const { id, key } = await createApiKey(depsOf(deps, { workspaceId }), workspaceId, {
    name,
    scopes: SCOPES,
  });
  await addMembers(deps, { workspaceId, marker }, random);
  const tenant = { workspaceId, keyId: id, bearer: key.reveal(), marker, done: [] };
  return { ...tenant, ids: new Map(), cursors: new Map() };
}

/** Asks as a tenant, who learns from the answer. */
export async function askAs(
  world: World,
  tenant: Tenant,
  operation: Operation,
  variables: Variables,
): Promise<Answer> {
  const answer = await world.ask(tenant.bearer, operation, variables);
  learn(tenant, operation.name, answer.data);
  return answer;
}
