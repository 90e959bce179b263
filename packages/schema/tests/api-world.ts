import { createWorkspace, type InstallationDeps, saveApplication } from "@evergrant/core";
import { openDatabase, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase } from "@evergrant/testkit/database";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon } from "@evergrant/testkit/scripted-amazon";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { type ExecutionResult, graphql } from "graphql";
import type { Context } from "../src/context.ts";
import { schema } from "../src/schema.ts";
import { makeContext } from "./make-context.ts";

export const NOW = new Date("2026-03-01T12:00:00.000Z");

/** The schema on a database of its own, asked in process by a viewer who may do everything. */
export interface ApiWorld {
  /** Of its database. */
  url: string;
  context: Context;
  installation: InstallationDeps;
  /** All rights: for what a test writes and looks at itself. */
  owner: PrismaClient;
  amazon: ReturnType<typeof createScriptedAmazon>;
  clock: ReturnType<typeof createSettableClock>;
  machineClock: ReturnType<typeof createSettableClock>;
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
  const { url, drop } = await createTestDatabase();
  const statements: string[] = [];
  const owner = createClient({ url });
  const database = openDatabase({
    url,
    onQuery: (statement) => statements.push(statement),
  });
  const clock = createSettableClock(NOW);
  const machineClock = createSettableClock(NOW);
  const amazon = createScriptedAmazon();
  const installation: InstallationDeps = {
    database,
    clock,
    machineClock,
    amazon,
    cipher: createTestCipher(),
    ...QUIET_PORTS,
    sellerCentral: {
      ...QUIET_PORTS.sellerCentral,
      manageAppsUrl: ({ region }) => `https://seller.test/${region}/apps/manage`,
    },
  };
  const applicationId = await saveApplication(installation, {
    clientId: "client-of-the-test",
    clientSecret: "secret-of-the-test",
    applicationId: "amzn1.sp.solution.test",
  });
  const addViewer = async (): Promise<Context> => {
    const { workspaceId } = await createWorkspace(installation, { name: "Workspace" });
    return makeContext(installation, workspaceId);
  };
  const context = await addViewer();
  const ask: ApiWorld["ask"] = async (source, variableValues, contextValue = context) =>
    // A context of its own for each request, as a server gives it.
    graphql({ schema, source, variableValues, contextValue: { ...contextValue } });
  return {
    ...{ url, context, installation, owner, amazon, clock, machineClock, applicationId },
    ...{ statements, ask, addViewer },
    async read(source, variables, as) {
      const { data, errors } = await ask(source, variables, as);
      if (errors !== undefined) throw new AggregateError(errors, errors.join("\n"));
      return data;
    },
    async close() {
      await database.stop();
      await owner.$disconnect();
      await drop();
    },
  };
}
