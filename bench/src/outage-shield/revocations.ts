import type { Connected, Fleet } from "./connect-fleet.ts";
import { readDeaths, readIncidents } from "./look.ts";
import type { World } from "./open-world.ts";
import {
  AGENCY_REVOKES_MS,
  CONFIRM_MS,
  DYING_ALONE,
  PROBE_LATEST_MS,
  SECOND_MS,
  STEP_MS,
  scaled,
} from "./policy.ts";
import { pickEvenly } from "./region-outage.ts";
import {
  type Check,
  check,
  play,
  type Scenario,
  writeDuration,
  writeIncident,
} from "./scenario.ts";

/** Sellers that have revoked, and when. */
export interface Revoked {
  accounts: Connected[];
  at: Map<string, number>;
  from: Date;
}

/** (d) begins: here and there in NA. */
export async function revokeAlone(world: World, { NA }: Fleet, sellers: number): Promise<Revoked> {
  return revoke(world, pickEvenly(NA, scaled(DYING_ALONE, sellers)), STEP_MS);
}

/** (e) begins: all of an agency's, one after another. */
export async function revokeAgency(world: World, { agency }: Fleet): Promise<Revoked> {
  const apart = AGENCY_REVOKES_MS / agency.length;
  return revoke(world, agency, Math.floor(apart / SECOND_MS) * SECOND_MS);
}

async function revoke(world: World, accounts: Connected[], apartMs: number): Promise<Revoked> {
  const from = world.now();
  const at = new Map<string, number>();
  for (const { sellingPartnerId, sellerAccountId } of accounts) {
    await world.control("POST", `sellers/${sellingPartnerId}/revoke`, {});
    at.set(sellerAccountId, world.now().getTime());
    await world.advance(apartMs, STEP_MS);
  }
  return { accounts, at, from };
}

/** Until the last of these must have been probed. */
export function untilKnown(world: World, { at }: Revoked): number {
  const last = Math.max(...at.values());
  return last + PROBE_LATEST_MS + CONFIRM_MS + STEP_MS - world.now().getTime();
}

export async function playKnown(
  world: World,
  revoked: { alone: Revoked; agency: Revoked },
): Promise<Scenario[]> {
  const { alone, agency } = revoked;
  const waitMs = Math.max(0, untilKnown(world, alone), untilKnown(world, agency));
  await world.advance(waitMs, STEP_MS);
  const d = `${alone.accounts.length} sellers of NA revoke, apart from each other, with no outage there.`;
  const e = `${agency.accounts.length} sellers of one agency in NA revoke within ten minutes, with no outage.`;
  return [
    await play(world, { name: "d", story: d }, async () => {
      return { checks: await checkKnown(world, alone), since: alone.from };
    }),
    await play(world, { name: "e", story: e }, async () => {
      const incidents = (await readIncidents(world, agency.from)).filter(
        ({ region }) => region !== "EU",
      );
      const seen = incidents.map(writeIncident).join("; ") || "none";
      const none = check("no incident of NA opens", seen, incidents.length === 0);
      return { checks: [...(await checkKnown(world, agency)), none], since: agency.from };
    }),
  ];
}

async function checkKnown(world: World, { accounts, at }: Revoked): Promise<Check[]> {
  const deaths = await readDeaths(world, accounts);
  const dead = new Set(deaths.map(({ sellerAccountId }) => sellerAccountId));
  const times = deaths.map((death) => death.at.getTime() - (at.get(death.sellerAccountId) ?? 0));
  const longest = Math.max(0, ...times);
  const limit = PROBE_LATEST_MS + CONFIRM_MS + STEP_MS;
  const reasons = [...new Set(deaths.map(({ reason }) => reason))].join(", ");
  return [
    check(
      `all ${accounts.length} are disabled, REVOKED`,
      `${dead.size} (${reasons})`,
      dead.size === accounts.length && reasons === "REVOKED",
    ),
    check(
      `after ${writeDuration(limit)} at the latest: a probe interval, the confirming minute, a step of the simulation`,
      `${writeDuration(longest)} at the latest`,
      longest <= limit,
    ),
  ];
}
