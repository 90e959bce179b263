import { join } from "node:path";
import { createCipher } from "@evergrant/core";
import { openDatabase, PATIENT_TIMEOUTS, startEmbedded } from "@evergrant/db";
import { openDemoKeys } from "./demo/demo-keys.ts";
import { readAuditEnvironment } from "./environment.ts";
import { explainEnd } from "./explain-end.ts";
import { openKeys } from "./keys/open-keys.ts";
import { reportAudit } from "./report-audit.ts";
import { createStack } from "./running.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function findDatabase(
  environment: ReturnType<typeof readAuditEnvironment>,
  stack: ReturnType<typeof createStack>,
): Promise<string> {
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
    const url = await findDatabase(environment, stack);
    const { isDemo, EVERGRANT_DATA_DIR: folder } = environment;
    const keys = isDemo ? await openDemoKeys(folder) : await openKeys(environment);
    const database = openDatabase({ url, poolSize: 2, timeouts: PATIENT_TIMEOUTS });
    stack.add(database.stop);
    const deps = { client: database.operator, cipher: createCipher(keys) };
    return (await reportAudit(deps, say)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${explainEnd(error)}\n`);
    return 2;
  } finally {
    await stack.stop();
  }
}

process.exitCode = await run();
