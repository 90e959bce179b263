import type { InstallationDeps } from "../deps.ts";

/**
 * Lets go of all that a worker held. For a process that starts as the only one: whoever held it has
 * died, and until its lease were over a clock that is moved on would pass it over.
 */
export async function releaseDueWork({
  database: { system },
}: Pick<InstallationDeps, "database">): Promise<void> {
  const held = { where: { leasedUntil: { not: null } }, data: { leasedUntil: null } };
  await system.dueWork.updateMany(held);
  await system.amazonIncident.updateMany(held);
  await system.amazonApplication.updateMany(held);
  await system.amazonSample.updateMany(held);
  await system.eventDispatch.updateMany(held);
  await system.issue.updateMany(held);
  await system.notification.updateMany(held);
  await system.amazonAccessToken.updateMany(held);
}
