import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { startTemporary } from "../src/index.ts";

/** The processes that were started with this in their environment. */
async function findHolders(planted: string): Promise<number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const held = pids.map(async (pid) => {
    const text = await readFile(`/proc/${pid}/environ`, "latin1").catch(() => "");
    return text.includes(planted) ? [pid] : [];
  });
  return (await Promise.all(held)).flat();
}

it.runIf(process.platform === "linux")(
  "hands none of the environment's keys to a child",
  async () => {
    const planted = randomUUID();
    process.env.EVERGRANT_ENCRYPTION_KEYS = planted;
    const server = await startTemporary();
    try {
      expect(await findHolders(planted)).toEqual([]);
      // What would be found.
      const careless = spawn("sleep", ["60"]);
      await once(careless, "spawn");
      expect(await findHolders(planted)).toEqual([careless.pid]);
      careless.kill();
    } finally {
      delete process.env.EVERGRANT_ENCRYPTION_KEYS;
      await server.stop();
    }
  },
);
