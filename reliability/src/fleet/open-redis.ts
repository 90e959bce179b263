import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import type { Ends } from "../ends.ts";
import { createFaultProxy, type FaultProxy } from "../proxy/fault-proxy.ts";
import { waitFor } from "../wait-until.ts";
import { findFreePort } from "./free-port.ts";

const START_MS = 10_000;

export interface FleetRedis {
  proxy: FaultProxy;
  urlThrough(lane: string): Promise<string>;
  /** Whether stopping it really stops a server, or shuts the way to one. */
  isOwn: boolean;
  /** Answers how many connections were open. */
  stop(): Promise<number>;
  start(): Promise<void>;
}

/** A Redis of our own where one is installed, so that it can be stopped; else the given one; else none. */
export async function openFleetRedis(
  given: string | undefined,
  ends: Ends,
  say: (line: string) => void,
): Promise<FleetRedis | null> {
  if (given === undefined) {
    say("REDIS_URL is not set: the fleet runs without Redis.");
    return null;
  }
  const port = await findFreePort();
  const own = createOwn(port);
  if (await own.start().then(alwaysTrue, alwaysFalse)) {
    ends.add("Redis", own.stop);
    return compose(`redis://127.0.0.1:${port}`, own, ends);
  }
  say("No redis-server is installed: instead of stopping Redis, the way to it is shut.");
  return compose(given, null, ends);
}

const alwaysTrue = () => true;
const alwaysFalse = () => false;

interface OwnRedis {
  start(): Promise<void>;
  stop(): Promise<void>;
}

function compose(url: string, own: OwnRedis | null, ends: Ends): FleetRedis {
  const proxy = createFaultProxy("Redis", Number(new URL(url).port || 6379));
  ends.add("Redis' proxy", () => proxy.stop());
  return {
    ...{ proxy, isOwn: own !== null },
    async urlThrough(lane) {
      const changed = new URL(url);
      changed.hostname = "127.0.0.1";
      changed.port = `${await proxy.listen(lane)}`;
      return changed.href;
    },
    async stop() {
      const open = proxy.open();
      if (own) await own.stop();
      else proxy.set({ kind: "shut" });
      return open;
    },
    async start() {
      if (own) await own.start();
      else proxy.set({ kind: "pass" });
    },
  };
}

function createOwn(port: number): OwnRedis {
  let end: (() => Promise<void>) | null = null;
  const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  return {
    async start() {
      const child = spawn("redis-server", args, { stdio: "ignore" });
      const failed = once(child, "error").then(([error]) => Promise.reject(error));
      const exited = once(child, "exit");
      // An error is told to whoever waits for the start, and else to nobody.
      for (const promise of [failed, exited]) promise.catch(() => undefined);
      await Promise.race([failed, waitFor("Redis starts", START_MS, () => isListening(port))]);
      end = async () => {
        child.kill("SIGTERM");
        await exited;
      };
    },
    async stop() {
      const running = end;
      end = null;
      await running?.();
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
