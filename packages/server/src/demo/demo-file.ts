import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What `start` tells scripts: where everything is, and with which keys. */
export interface DemoFile {
  graphqlUrl: string;
  dashboardUrl: string;
  sandboxUrl: string;
  apiKey: string;
  readOnlyApiKey: string;
  /** An owner of the workspace, to sign in as. */
  user: { email: string; password: string };
  /** A second workspace, to try isolation with. */
  otherWorkspace: { apiKey: string };
  /** The application that is registered with the sandbox. */
  amazonApp: { clientId: string; clientSecret: string };
}

const NAME = "demo.json";

/** The file an earlier start left; null where there is none. */
export async function readDemoFile(folder: string): Promise<DemoFile | null> {
  const text = await readFile(join(folder, NAME), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as DemoFile);
}

/** Written whole or not at all, for the owner's eyes only. */
export async function writeDemoFile(folder: string, file: DemoFile): Promise<string> {
  const path = join(folder, NAME);
  await writeFile(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return path;
}
