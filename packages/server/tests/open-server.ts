import {
  createApiKey,
  createWorkspace,
  depsOf,
  type InstallationDeps,
  SCOPES,
  saveApplication,
} from "@evergrant/core";
import { openDatabase, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase } from "@evergrant/testkit/database";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon } from "@evergrant/testkit/scripted-amazon";
import { createSettableClock, type SettableClock } from "@evergrant/testkit/settable-clock";
import { createWakes } from "../src/bus/wakes.ts";
import { createServer, type ServerOptions } from "../src/create-server.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
export const GRAPHQL_URL = "http://evergrant.test/graphql";

export type Send = (init?: RequestInit & { url?: string }) => Promise<Response>;

/** The API on a database of its own, asked by `fetch` without a port. */
export interface OpenServer {
  deps: InstallationDeps;
  /** All rights: for what a test writes and looks at itself. */
  owner: PrismaClient;
  /** The database's owner's connection string. */
  databaseUrl: string;
  server: ReturnType<typeof createServer>;
  machineClock: SettableClock;
  workspaceId: string;
  /** A key that may do everything. */
  apiKey: string;
  wakes: ReturnType<typeof createWakes>;
  /** What was logged as an error. */
  logged: { fields: object; message: string }[];
  /** Sends as it is, without a key. */
  send: Send;
  /** Posts an operation with the key; answers the HTTP status and the body. */
  post(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<{
    status: number;
    body: { data?: unknown; errors?: ServerError[]; extensions?: Record<string, unknown> };
  }>;
  close(): Promise<void>;
}

export interface ServerError {
  message: string;
  extensions?: Record<string, unknown>;
}

/** `adapt` may give the server other ports than the usual; it is told the database's owner's address. */
export async function openServer(
  options: Partial<ServerOptions> = {},
  adapt: (deps: InstallationDeps, url: string) => InstallationDeps = (deps) => deps,
): Promise<OpenServer> {
  const { url, drop } = await createTestDatabase();
  const owner = createClient({ url });
  const database = openDatabase({ url });
  const wakes = createWakes();
  const machineClock = createSettableClock(NOW);
  const usual: InstallationDeps = {
    database,
    clock: createSettableClock(NOW),
    machineClock,
    amazon: createScriptedAmazon(),
    cipher: createTestCipher(),
    ...QUIET_PORTS,
    bus: wakes,
  };
  const deps = adapt(usual, url);
  await saveApplication(deps, {
    clientId: "client-of-the-test",
    clientSecret: "secret-of-the-test",
    applicationId: "amzn1.sp.solution.test",
  });
  const { workspaceId } = await createWorkspace(deps, { name: "Workspace" });
  const { key } = await createApiKey(depsOf(deps, { workspaceId }), workspaceId, {
    name: "Key",
    scopes: SCOPES,
  });
  const logged: OpenServer["logged"] = [];
  const logger = {
    error: (fields: object, message: string) => {
      logged.push({ fields, message });
    },
  };
  const server = createServer({ deps, wakes, logger, ...options });
  const send: Send = async ({ url = GRAPHQL_URL, ...init } = {}) => server.fetch(url, init);
  const apiKey = key.reveal();
  return {
    ...{ deps, owner, machineClock, server, workspaceId, apiKey, wakes, logged, send },
    databaseUrl: url,
    async post(query, variables, headers) {
      const response = await send({
        method: "POST",
        headers: {
          authorization: `Bearer ${apiKey}`,
          "content-type": "application/json",
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: await response.json() };
    },
    async close() {
      await database.stop();
      await owner.$disconnect();
      await drop();
    },
  };
}
