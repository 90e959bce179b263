import { join } from "node:path";
import { takePidLock } from "../pid-lock.ts";
import { chooseRunner } from "./choose-runner.ts";
import { ensurePassword } from "./initialise.ts";
import { joinServer } from "./join-server.ts";
import { openFolder } from "./open-folder.ts";
import { openServer } from "./open-server.ts";
import { composeUrl } from "./probe-server.ts";
import { endServer } from "./run-server.ts";

const DATABASE = "evergrant";

/** What an embedded server is given. */
export type EmbeddedOptions = {
  /** Where its data, password and log lie. */
  folder: string;
  /** Told in one line how it is run. */
  onProgress?: (line: string) => void;
  /** False: nothing is synced to disk. Only for tests' throw-away data. */
  durable?: boolean;
};

/** A PostgreSQL server of our own. */
export type EmbeddedServer = {
  /** Its superuser's connection string; `migrate` creates the database it names. */
  url: string;
  /** The process id of the server. */
  pid: number;
  /** Shuts it down in order, unless another living process holds it. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL from npm on the data in `folder`, or goes on with the server that already runs
 * there. Throws one line that says what to do when the folder cannot be used.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { durable = true, onProgress } = options;
  const folder = await openFolder(options.folder);
  const runner = await chooseRunner(join(folder, "data"));
  const lock = await takePidLock(join(folder, "owner.pid"));
  if (!lock.taken) {
    const joined = await joinServer(folder, runner.data, lock.holder);
    onProgress?.(`Using the PostgreSQL that process ${lock.holder} started.`);
    return { ...compose(joined), stop: async () => {} };
  }
  try {
    onProgress?.(`Starting PostgreSQL ${runner.description}.`);
    const password = await ensurePassword(join(folder, "password"), runner.data);
    const logFile = join(folder, "postgres.log");
    const server = await openServer(runner, { password, durable, logFile });
    const stop = async (): Promise<void> => {
      await endServer(server.pid);
      await lock.release();
    };
    return { ...compose({ ...server, password }), stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function compose(server: { pid: number; port: number; password: string }): {
  url: string;
  pid: number;
} {
  return { pid: server.pid, url: composeUrl(server.port, server.password, DATABASE) };
}
