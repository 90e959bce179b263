import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEnds } from "../ends.ts";
import type { FaultProxy } from "../proxy/fault-proxy.ts";
import { createFleetNode, type FleetNode, type Role } from "./fleet-node.ts";
import { findFreePort } from "./free-port.ts";
import { type FleetAmazon, openFleetAmazon } from "./open-amazon.ts";
import { type FleetDatabase, openFleetDatabase } from "./open-database.ts";
import { type FleetRedis, openFleetRedis } from "./open-redis.ts";
import { type FleetSmtp, openFleetSmtp } from "./open-smtp.ts";
import { type FleetTarget, openFleetTarget } from "./open-target.ts";

/** Everybody knows it: it protects what is thrown away. */
export const FLEET_KEY = Buffer.alloc(32, 7);

export interface FleetOptions {
  apis?: number;
  workers?: number;
  databaseUrl?: string | undefined;
  redisUrl?: string | undefined;
  /** Of every process, over what it is given here. */
  variables?: Record<string, string>;
  say: (line: string) => void;
}

/** Processes of an installation, and all that they talk to, each behind a proxy. */
export interface Fleet {
  apis: FleetNode[];
  workers: FleetNode[];
  /** By what they stand before. Each process has a lane of its own, named after it. */
  proxies: {
    database: FaultProxy;
    redis: FaultProxy | null;
    lwa: FaultProxy;
    spApi: FaultProxy;
    smtp: FaultProxy;
    target: FaultProxy;
  };
  database: FleetDatabase;
  redis: FleetRedis | null;
  amazon: FleetAmazon;
  smtp: FleetSmtp;
  target: FleetTarget;
  /** Where the processes' output lies. */
  logFolder: string;
  /** Ends everything that was started here. */
  stop(): Promise<void>;
}

/** Starts it all; what is started is ended again where something fails on the way. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { apis = 3, workers = 2, databaseUrl, redisUrl, say } = options;
  const ends = createEnds(say);
  try {
    const logFolder = await mkdtemp(join(tmpdir(), "evergrant-fleet-"));
    const database = await openFleetDatabase(databaseUrl, ends, say);
    const redis = await openFleetRedis(redisUrl, ends, say);
    const amazon = await openFleetAmazon(ends);
    const smtp = await openFleetSmtp(ends);
    const target = await openFleetTarget(logFolder, ends);

    const makeNode = async (role: Role, index: number): Promise<FleetNode> => {
      const name = `${role}-${index + 1}`;
      const variables = {
        DATABASE_URL: await database.urlThrough(name),
        ...(redis && { REDIS_URL: await redis.urlThrough(name) }),
        EVERGRANT_PUBLIC_URL: "http://127.0.0.1",
        EVERGRANT_ENCRYPTION_KEYS: `7:${FLEET_KEY.toString("base64")}`,
        // Counted, so that Redis is asked, and never reached.
        EVERGRANT_RATE_LIMIT: "1000000000",
        ...(await amazon.variables(name)),
        ...(await smtp.variables(name)),
        ...(await target.variables(name)),
        ...options.variables,
      };
      const port = await findFreePort();
      const node = createFleetNode({ name, role, port, logFolder, variables });
      ends.add(name, () => node.kill());
      return node;
    };
    const makeNodes = (role: Role, count: number) =>
      Promise.all(Array.from({ length: count }, (_, index) => makeNode(role, index)));
    const fleet: Fleet = {
      apis: await makeNodes("api", apis),
      workers: await makeNodes("worker", workers),
      proxies: {
        database: database.proxy,
        redis: redis?.proxy ?? null,
        ...{ lwa: amazon.lwa, spApi: amazon.spApi },
        ...{ smtp: smtp.proxy, target: target.proxy },
      },
      ...{ database, redis, amazon, smtp, target, logFolder },
      stop: () => ends.end(),
    };
    await Promise.all(nodesOf(fleet).map((node) => node.start()));
    return fleet;
  } catch (error) {
    await ends.end();
    throw error;
  }
}

export function nodesOf({ apis, workers }: Pick<Fleet, "apis" | "workers">): FleetNode[] {
  return [...apis, ...workers];
}
