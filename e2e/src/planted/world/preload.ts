// Loaded into the server's process before the server: it hears what goes to Amazon, and leaks canaries on purpose.
import { spawn } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { appendFileSync, readFileSync } from "node:fs";

/** A file outside of all that is searched: what is to be leaked, and where to write what was heard. */
interface Orders {
  heard: string;
  logLine: string;
  childEnvironment: string;
  childArgument: string;
}

const orders = JSON.parse(readFileSync(process.env.PLANTED_ORDERS ?? "", "utf8")) as Orders;

for (const channel of ["create", "bodyChunkSent", "bodyChunkReceived"])
  subscribe(`undici:request:${channel}`, (message) => {
    const { request, chunk } = message as {
      request: { path: string; headers: unknown };
      chunk?: Uint8Array;
    };
    const text = chunk
      ? Buffer.from(chunk).toString()
      : `${request.path} ${String(request.headers)}`;
    appendFileSync(orders.heard, `${text}\n`);
  });

process.stderr.write(`${JSON.stringify({ level: 30, msg: "a leak", token: orders.logLine })}\n`);
// It ends with this process, however that ends.
const ending = `--pid=${process.pid}`;
spawn("tail", [ending, "-f", "/dev/null", orders.childArgument], {
  env: { PATH: process.env.PATH, LEAKED: orders.childEnvironment },
  stdio: "ignore",
}).unref();
