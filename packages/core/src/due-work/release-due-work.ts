import type { CoreDeps } from "../deps.ts";

/**
 * Lets go of all that a worker held. For a process that starts as the only one: whoever held it has
 * died, and until its lease were over a clock that is moved on would pass it over.
 */
export async function releaseDueWork({ client }: Pick<CoreDeps, "client">): Promise<void> {
  const held = { where: { leasedUntil: { not: null } }, data: { leasedUntil: null } };
  await client.dueWork.updateMany(held);
  await client.amazonIncident.updateMany(held);
  await client.amazonApplication.updateMany(held);
  await client.amazonSample.updateMany(held);
  await client.amazonAccessToken.updateMany(held);
}
