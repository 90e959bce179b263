import { join } from "node:path";
import { createCipher } from "@evergrant/core";
import { createClient, startEmbedded } from "@evergrant/db";
import { openDemoKeys } from "./demo/demo-keys.ts";
import { type AuditEnvironment, readAuditEnvironment, StartError } from "./environment.ts";
import { reportAudit } from "./report-audit.ts";
import { createStack } from "./running.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function openDatabase(environment: AuditEnvironment, stack: ReturnType<typeof createStack>) {
  if (environment.DATABASE_URL !== undefined) return environment.DATABASE_URL;
  // The demo's own: that of the demo that runs, or one for as long as this takes.
  const folder = join(environment.EVERGRANT_DATA_DIR, "postgres");
  const server = await startEmbedded({ folder });
  stack.add(server.stop);
  return server.url;
}

/** `pnpm verify-audit`: zero where all is as it was written, one where something is not, two where that is not known. */
async function run(): Promise<number> {
  const stack = createStack();
  try {
    const environment = readAuditEnvironment();
    const url = await openDatabase(environment, stack);
    const keys =
      environment.EVERGRANT_ENCRYPTION_KEYS ?? (await openDemoKeys(environment.EVERGRANT_DATA_DIR));
    const client = createClient({ url, poolSize: 2 });
    stack.add(() => client.$disconnect());
    return (await reportAudit({ client, cipher: createCipher(keys) }, say)) ? 0 : 1;
  } catch (error) {
    const isExpected = error instanceof StartError;
    const stackOf = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${isExpected ? error.message : stackOf}\n`);
    return 2;
  } finally {
    await stack.stop();
  }
}

process.exitCode = await run();
