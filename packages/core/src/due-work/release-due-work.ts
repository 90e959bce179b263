import type { CoreDeps } from "../deps.ts";

/**
 * Lets go of all that a worker held. For a process that starts as the only one: whoever held it has
 * died, and until its lease were over a clock that is moved on would pass it over.
 */
export async function releaseDueWork({ client }: Pick<CoreDeps, "client">): Promise<void> {
  await client.dueWork.updateMany({
    where: { leasedUntil: { not: null } },
    data: { leasedUntil: null },
  });
}
