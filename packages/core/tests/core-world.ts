import { type Event, openDatabase, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase } from "@evergrant/testkit/database";
import { watchTransactions } from "@evergrant/testkit/outside-transactions";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon, type ScriptedAmazon } from "@evergrant/testkit/scripted-amazon";
import { createSettableClock, type SettableClock } from "@evergrant/testkit/settable-clock";
import { saveApplication } from "../src/amazon-application/save-application.ts";
import { type Actor, type CoreDeps, depsOf, type InstallationDeps } from "../src/deps.ts";
import { drainDueWork } from "../src/due-work/drain-due-work.ts";
import { findNextDue } from "../src/due-work/next-due.ts";
import { createWorkspace } from "../src/workspace/create.ts";
import { NOW } from "./token-fixture.ts";

const ROUNDS_MAX = 5;

/** Core on a database of its own, with a scripted Amazon and a clock that stands at NOW. */
export interface CoreWorld {
  installation: InstallationDeps;
  /** Those of the actor's workspace. */
  readonly deps: CoreDeps;
  /** All rights: what is really there. */
  client: PrismaClient;
  clock: SettableClock;
  machineClock: SettableClock;
  amazon: ScriptedAmazon;
  actor: Actor;
  applicationId: string;
  /** Begins anew: at NOW, in another workspace, the only one. */
  reset(): Promise<void>;
  /** Makes another workspace and answers a user of it. */
  addWorkspace(): Promise<Actor>;
  depsOf(actor: Actor): CoreDeps;
  close(): Promise<void>;
}

export async function createCoreWorld(
  options: { hasMws?: boolean } & Partial<InstallationDeps> = {},
): Promise<CoreWorld> {
  const { hasMws = false, ...ports } = options;
  const { url, drop } = await createTestDatabase();
  const client = createClient({ url });
  const { database, cipher } = watchTransactions(openDatabase({ url }), createTestCipher());
  const clock = createSettableClock(NOW);
  const machineClock = createSettableClock(NOW);
  const amazon = createScriptedAmazon({ hasMws });
  const installation: InstallationDeps = {
    database,
    clock,
    machineClock,
    amazon,
    cipher,
    ...QUIET_PORTS,
    ...ports,
  };
  const applicationId = await saveApplication(installation, {
    clientId: "client-of-the-test",
    clientSecret: "secret-of-the-test",
    applicationId: "amzn1.sp.solution.test",
  });
  const addWorkspace = async (): Promise<Actor> => {
    const { workspaceId } = await createWorkspace(installation, { name: "Workspace" });
    return { workspaceId, kind: "USER", id: "user-1" };
  };
  const actor = await addWorkspace();
  const close = async () => {
    await client.$disconnect();
    await database.stop();
    await drop();
  };
  const world: CoreWorld = {
    ...{ installation, client, clock, machineClock, amazon, actor, applicationId },
    ...{ addWorkspace, close },
    depsOf: ({ workspaceId }) => depsOf(installation, { workspaceId }),
    get deps() {
      return world.depsOf(world.actor);
    },
    async reset() {
      await client.workspace.deleteMany();
      await client.amazonIncident.deleteMany();
      await client.amazonSample.deleteMany();
      clock.set(NOW);
      machineClock.set(NOW);
      amazon.calls.length = 0;
      amazon.onCall = () => {};
      world.actor = await addWorkspace();
    },
  };
  return world;
}

/** Works whatever is due now. Fails when something is due again at once, for then it would never end. */
export async function drainAll({ installation }: Pick<CoreWorld, "installation">): Promise<void> {
  const onError = (error: unknown) => {
    throw error;
  };
  for (let round = 0; ; round += 1) {
    const now = installation.clock.now();
    const due = (await findNextDue(installation)).filter(({ dueAt }) => dueAt <= now);
    if (due.length === 0) return;
    const kinds = due.map(({ kind }) => kind);
    if (round === ROUNDS_MAX)
      throw new Error(`Still due at ${now.toISOString()} after being worked: ${kinds.join(", ")}`);
    for (const kind of kinds) await drainDueWork(installation, { kind }, onError);
  }
}

/** When something is next due; null when nothing is. */
export async function findNextMoment({
  installation,
}: Pick<CoreWorld, "installation">): Promise<Date | null> {
  const due = await findNextDue(installation);
  return due.length === 0 ? null : new Date(Math.min(...due.map(({ dueAt }) => Number(dueAt))));
}

/** Lets time pass, and works what is due at the moment it is due. */
export async function advance(
  world: Pick<CoreWorld, "installation" | "clock">,
  milliseconds: number,
): Promise<void> {
  const target = new Date(world.clock.now().getTime() + milliseconds);
  for (;;) {
    const due = await findNextMoment(world);
    if (due === null || due > target) break;
    if (due > world.clock.now()) world.clock.set(due);
    await drainAll(world);
  }
  world.clock.set(target);
}

export async function readEvents(
  { client }: Pick<CoreWorld, "client">,
  { workspaceId }: Actor,
): Promise<Event[]> {
  return client.event.findMany({ where: { workspaceId }, orderBy: { position: "asc" } });
}
