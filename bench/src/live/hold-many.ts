import { setTimeout as delay } from "node:timers/promises";
import { startHolder } from "./holder.ts";
import { bareGroups, makeTenant, type Tenant } from "./make-tenants.ts";
import { type Latencies, measureRounds } from "./measure-rounds.ts";
import type { World } from "./open-world.ts";
import {
  BROADCAST_ROUNDS,
  BROADCAST_SHARE,
  SETTLE_MS,
  SMALL_ROUNDS,
  SMALL_WORKSPACE_SUBSCRIBERS,
} from "./policy.ts";
import { startBare } from "./start-servers.ts";
import { createBareTeller } from "./tellers.ts";

/** One server's figures. */
export interface Held {
  openSeconds: number;
  idleMb: number;
  heldMb: number;
  broadcast: Latencies;
  small: Latencies;
}

/** Holds so many streams on both servers and tells them events: to the largest workspace, and to small ones. */
export async function holdMany(
  { service, deps, tell }: World,
  subscribers: number,
): Promise<{ service: Held; bare: Held; broadcastTo: number }> {
  await using stack = new AsyncDisposableStack();
  const bare = await startBare();
  stack.defer(bare.stop);
  const { port } = service;
  const broadcastTo = Math.round(subscribers * BROADCAST_SHARE);
  const large = await makeTenant(deps, { subscribers: broadcastTo, port });
  const small: Tenant[] = [];
  for (let left = subscribers - broadcastTo; left > 0; left -= SMALL_WORKSPACE_SUBSCRIBERS)
    small.push(await makeTenant(deps, { subscribers: SMALL_WORKSPACE_SUBSCRIBERS, port }));
  const tenants = [large, ...small];

  const open = async (server: typeof service, groups: Tenant["groups"]) => {
    const holder = startHolder();
    stack.defer(holder.stop);
    const idleMb = server.readRssMb();
    const startedAt = performance.now();
    await holder.open(server.port, groups);
    const openSeconds = (performance.now() - startedAt) / 1_000;
    await delay(SETTLE_MS);
    return { holder, idleMb, openSeconds, heldMb: server.readRssMb() };
  };
  const ofBare = await open(bare, bareGroups(tenants));
  const groups = tenants.flatMap((tenant) => tenant.groups);
  const ofService = await open(service, groups);
  const sides = [
    { tell, holder: ofService.holder },
    { tell: createBareTeller(bare.port), holder: ofBare.holder },
  ] as const;
  await measureRounds(sides, small, Math.min(10, small.length));
  const smallRounds = await measureRounds(sides, small, SMALL_ROUNDS);
  const broadcasts = await measureRounds(sides, [large], BROADCAST_ROUNDS);
  return {
    service: { ...ofService, small: smallRounds[0], broadcast: broadcasts[0] },
    bare: { ...ofBare, small: smallRounds[1], broadcast: broadcasts[1] },
    broadcastTo,
  };
}
