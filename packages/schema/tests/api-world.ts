import { type CoreDeps, createCipher, createWorkspace, saveApplication } from "@evergrant/core";
import { createClient } from "@evergrant/db";
import { createTestDatabase } from "@evergrant/testkit/database";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon } from "@evergrant/testkit/scripted-amazon";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { senderOf } from "@evergrant/testkit/viewer";
import { type ExecutionResult, graphql } from "graphql";
import type { Context } from "../src/context.ts";
import { schema } from "../src/schema.ts";

export const NOW = new Date("2026-03-01T12:00:00.000Z");

/** The schema on a database of its own, asked in process by a viewer who may do everything. */
export interface ApiWorld {
  context: Context;
  deps: CoreDeps;
  amazon: ReturnType<typeof createScriptedAmazon>;
  clock: ReturnType<typeof createSettableClock>;
  applicationId: string;
  /** Every statement since it was last emptied. */
  statements: string[];
  ask(source: string, variables?: Record<string, unknown>, as?: Context): Promise<ExecutionResult>;
  /** Asks, and fails unless there is data without an error. */
  read(source: string, variables?: Record<string, unknown>, as?: Context): Promise<unknown>;
  /** A viewer of another workspace. */
  addViewer(): Promise<Context>;
  close(): Promise<void>;
}

export async function createApiWorld(): Promise<ApiWorld> {
  const database = await createTestDatabase();
  const statements: string[] = [];
  const client = createClient({
    url: database.url,
    onQuery: (statement) => statements.push(statement),
  });
  const clock = createSettableClock(NOW);
  const amazon = createScriptedAmazon();
  const deps: CoreDeps = {
    client,
    clock,
    machineClock: createSettableClock(NOW),
    amazon,
    cipher: createCipher([{ id: 1, key: new Uint8Array(32).fill(7) }]),
    ...QUIET_PORTS,
    sellerCentral: {
      ...QUIET_PORTS.sellerCentral,
      manageAppsUrl: ({ region }) => `https://seller.test/${region}/apps/manage`,
    },
  };
  const applicationId = await saveApplication(deps, {
    clientId: "client-of-the-test",
    clientSecret: "secret-of-the-test",
    applicationId: "amzn1.sp.solution.test",
  });
  const addViewer = async (): Promise<Context> => {
    const { workspaceId } = await createWorkspace(deps, { name: "Workspace" });
    return {
      deps,
      wakes: { waitForWake: () => new Promise((resolve) => setImmediate(resolve)) },
      ...senderOf(workspaceId),
      signals: [],
    };
  };
  const context = await addViewer();
  const ask: ApiWorld["ask"] = async (source, variableValues, contextValue = context) =>
    // A context of its own for each request, as a server gives it.
    graphql({ schema, source, variableValues, contextValue: { ...contextValue } });
  return {
    ...{ context, deps, amazon, clock, applicationId, statements, ask, addViewer },
    async read(source, variables, as) {
      const { data, errors } = await ask(source, variables, as);
      if (errors !== undefined) throw new AggregateError(errors, errors.join("\n"));
      return data;
    },
    async close() {
      await client.$disconnect();
      await database.drop();
    },
  };
}
