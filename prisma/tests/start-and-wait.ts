// A process of its own for tests that kill it: starts the server, says so, and stays.
import { startEmbedded } from "../src/embedded/start-embedded.ts";

const [, , folder = ""] = process.argv;
if (folder === "--check") process.exit(0);
try {
  const server = await startEmbedded({ folder, durable: false });
  process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid })}\n`);
  process.stdin.resume().once("end", async () => {
    await server.stop();
    process.exitCode = 0;
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
