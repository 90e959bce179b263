import type { CoreDeps } from "../deps.ts";

/** Does what is due about an incident. */
export async function followIncident(
  { client }: Pick<CoreDeps, "client">,
  id: string,
): Promise<void> {
  await client.amazonIncident.update({ where: { id }, data: { dueAt: null, leasedUntil: null } });
}
