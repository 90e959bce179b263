import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { ensureGenerated } from "@evergrant/db/generate";
import type { TestProject } from "vitest/node";
import type { TestServer } from "./test-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers with the connection string of the migrated template. */
    templateAddress: string;
  }
}

/**
 * Offers test files a template database. The server behind it starts when the first file asks, so
 * that a run without a database costs nothing.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureGenerated();
  let starting: Promise<TestServer> | undefined;
  // Whoever knows the path may read a password.
  const path = `/${randomUUID()}`;
  const broker = createServer(async (request, response) => {
    if (request.url !== path) return response.writeHead(404).end();
    try {
      starting ??= import("./test-server.ts").then((module) => module.startTestServer());
      const { templateUrl } = await starting;
      response.end(templateUrl);
    } catch (error) {
      response.writeHead(500).end(`No test database: ${String(error)}`);
    }
  });
  await new Promise<void>((resolve) => broker.listen(0, "127.0.0.1", resolve));
  const address = broker.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  project.provide("templateAddress", `http://127.0.0.1:${port}${path}`);
  return async () => {
    broker.closeAllConnections();
    broker.close();
    const server = await starting?.catch(() => undefined);
    await server?.stop();
  };
}
