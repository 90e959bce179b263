import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { databaseOf, migrate, startEmbedded, withDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import type { Ends } from "../ends.ts";
import { createFaultProxy, type FaultProxy } from "../proxy/fault-proxy.ts";

/** How long a given PostgreSQL is away when it is 'restarted'. */
const AWAY_MS = 5_000;

export interface FleetDatabase {
  /** Leads there without a proxy: for looking at what is so. Another one after a restart. */
  url(): string;
  /** The same through a lane of the proxy. */
  urlThrough(lane: string): Promise<string>;
  proxy: FaultProxy;
  /** Whether restarting it really stops a server, or ends all connections and keeps it away. */
  isOwn: boolean;
  /** Resolves once it answers again; answers how many connections were open when it went. */
  restart(): Promise<number>;
}

/** A fresh, migrated database on the given server, or on one of our own where none is given. */
export async function openFleetDatabase(
  given: string | undefined,
  ends: Ends,
  say: (line: string) => void,
): Promise<FleetDatabase> {
  return given === undefined ? openEmbedded(ends, say) : openGiven(given, ends);
}

async function openGiven(given: string, ends: Ends): Promise<FleetDatabase> {
  const url = withDatabase(given, `reliability_${randomUUID().replaceAll("-", "")}`);
  await migrate({ url });
  const asAdmin = (statement: string) =>
    withConnection(withDatabase(url, "postgres"), (connection) => connection.query(statement));
  ends.add("the database", () =>
    asAdmin(`DROP DATABASE IF EXISTS ${databaseOf(url)} WITH (FORCE)`),
  );
  const proxy = createFaultProxy("PostgreSQL", portOf(url));
  ends.add("PostgreSQL's proxy", () => proxy.stop());
  return {
    ...{ proxy, isOwn: false, url: () => url },
    urlThrough: async (lane) => throughPort(url, await proxy.listen(lane)),
    async restart() {
      const open = proxy.open();
      proxy.set({ kind: "shut" });
      await asAdmin(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${databaseOf(url)}'`,
      );
      await delay(AWAY_MS);
      proxy.set({ kind: "pass" });
      return open;
    },
  };
}

async function openEmbedded(ends: Ends, say: (line: string) => void): Promise<FleetDatabase> {
  say("DATABASE_URL is not set: PostgreSQL is the embedded one.");
  const folder = await mkdtemp(join(tmpdir(), "evergrant-reliability-"));
  ends.add("PostgreSQL's folder", () => rm(folder, { recursive: true, force: true }));
  let server = await startEmbedded({ folder });
  ends.add("PostgreSQL", () => server.stop());
  await migrate({ url: server.url });
  const proxy = createFaultProxy("PostgreSQL", portOf(server.url));
  ends.add("PostgreSQL's proxy", () => proxy.stop());
  return {
    ...{ proxy, isOwn: true, url: () => server.url },
    urlThrough: async (lane) => throughPort(server.url, await proxy.listen(lane)),
    async restart() {
      const open = proxy.open();
      await server.stop();
      server = await startEmbedded({ folder });
      proxy.lead(portOf(server.url));
      return open;
    },
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port || 5432);
}

function throughPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.hostname = "127.0.0.1";
  changed.port = `${port}`;
  return changed.href;
}
