import type { CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { activeKeys } from "./status.ts";

/**
 * Throws BadInputError where so many keys work already. Two calls at once may pass it by one: the limit only
 * keeps the list such that somebody can look after it.
 */
export async function refuseMoreKeys(
  { client, machineClock }: Pick<CoreDeps, "client" | "machineClock">,
  most: number,
): Promise<void> {
  const where = activeKeys(machineClock.now());
  if ((await client.apiKey.count({ where })) >= most)
    throw new BadInputError(
      `A workspace has at most ${most} keys that work. Revoke one that is not used.`,
    );
}
