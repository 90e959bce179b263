import { startHolder } from "./holder.ts";
import { makeTenant } from "./make-tenants.ts";
import { measureUnderLoad, type UnderLoad } from "./measure-stall.ts";
import type { World } from "./open-world.ts";
import { STALL_BASELINE_MS, STALL_MS, STALL_SUBSCRIBERS } from "./policy.ts";

export interface Stalled {
  without: UnderLoad;
  with: UnderLoad;
  withoutMb: number;
  withMb: number;
  isAlive: boolean;
  /** What became of the stream that nobody read. */
  stalled: { isCut: boolean; marks: number; last: string };
}

/** One of many streams stops reading for a minute, while event after event is told. */
export async function holdStalled({ service, deps, tell }: World): Promise<Stalled> {
  const holder = startHolder();
  try {
    const tenant = await makeTenant(deps, { subscribers: STALL_SUBSCRIBERS, port: service.port });
    const { workspaceId, groups } = tenant;
    await holder.open(service.port, groups);
    const side = { tell, holder };
    const reading = STALL_SUBSCRIBERS;
    const without = await measureUnderLoad(side, { workspaceId, reading, ms: STALL_BASELINE_MS });
    const withoutMb = service.readRssMb();
    await holder.stall(workspaceId);
    const beside = { workspaceId, reading: reading - 1, ms: STALL_MS };
    const underStall = await measureUnderLoad(side, beside);
    const withMb = service.readRssMb();
    const isAlive = service.isAlive();
    const stalled = await holder.resume();
    return { without, with: underStall, withoutMb, withMb, isAlive, stalled };
  } finally {
    await holder.stop();
  }
}
