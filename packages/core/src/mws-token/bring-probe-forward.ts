import type { MwsToken } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { DomainError } from "../errors.ts";

/** A refused save casts doubt on the stored token too: it is asked about at once instead of within the day (§4). */
export async function bringProbeForward(
  { client, clock }: Pick<CoreDeps, "client" | "clock">,
  { sellerAccountId }: Pick<MwsToken, "sellerAccountId">,
  { code }: DomainError,
): Promise<void> {
  if (code !== "GRANT_DISABLED") return;
  const now = clock.now();
  await client.dueWork.updateMany({
    where: { sellerAccountId, kind: "PROBE", dueAt: { gt: now } },
    data: { dueAt: now },
  });
}
