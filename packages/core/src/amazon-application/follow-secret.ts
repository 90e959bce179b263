import type { CoreDeps } from "../deps.ts";

/** Does what is due about an application's client secret. */
export async function followSecret(
  { client }: Pick<CoreDeps, "client">,
  id: string,
): Promise<void> {
  await client.amazonApplication.update({
    where: { id },
    data: { dueAt: null, leasedUntil: null },
  });
}
