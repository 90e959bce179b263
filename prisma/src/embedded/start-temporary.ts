import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guardFolder } from "./guard-folder.ts";
import { type EmbeddedServer, startEmbedded } from "./start-embedded.ts";

/**
 * Starts a server whose data is thrown away when it is stopped, or when this process is gone, even if
 * it was killed. Nothing is synced to disk: for tests and shadow databases.
 */
export async function startTemporary(): Promise<EmbeddedServer> {
  const folder = await mkdtemp(join(tmpdir(), "evergrant-"));
  // Where root must run PostgreSQL as another user, that one has to get in.
  await chmod(folder, 0o711);
  const guard = guardFolder(folder);
  const clear = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    guard.release();
  };
  try {
    const server = await startEmbedded({ folder, durable: false });
    const stop = async (): Promise<void> => {
      await server.stop();
      await clear();
    };
    return { ...server, stop };
  } catch (error) {
    await clear();
    throw error;
  }
}
