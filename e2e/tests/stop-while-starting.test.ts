import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { findPlace } from "../src/start-evergrant.ts";

const MAIN = join(import.meta.dirname, "../../packages/server/src/main.ts");

it("leaves no database behind when it is ended while it starts", async () => {
  const { folder, port, sandboxPort } = await findPlace(
    await mkdtemp(join(tmpdir(), "evergrant-stop-")),
  );
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      EVERGRANT_DATA_DIR: folder,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const closed = once(child, "close");
  await vi.waitFor(() => expect(printed).toContain("Starting PostgreSQL"), 20_000);
  expect(printed).not.toContain("Evergrant is ready.");
  child.kill("SIGTERM");
  expect(await closed).toEqual([0, null]);
  const mark = join(folder, "postgres", "data", "postmaster.pid");
  await expect(readFile(mark)).rejects.toMatchObject({ code: "ENOENT" });
  await rm(folder, { recursive: true, force: true });
}, 60_000);
