import { type Cipher, Secret, tokenSecretPlace } from "@evergrant/core";
import type { PrismaClient } from "@evergrant/db";
import { accountOf, textOf } from "./records.ts";

/** What a process that goes on working has done meanwhile. */
export interface Use {
  reads: number;
  /** What was written last, by the record's name. */
  written: Map<string, string>;
  failures: string[];
  stop(): Promise<void>;
}

/** Every so manyth use writes. */
const WRITE_EVERY = 10;

/** Reads accounts' records in turn, as a running process does, and now and then writes one, until it is stopped. */
export function useRecords(client: PrismaClient, cipher: Cipher, accounts: number): Use {
  const use = { reads: 0, written: new Map<string, string>(), failures: [] as string[] };
  let isStopping = false;
  const once = async (turn: number): Promise<void> => {
    // A large odd step, so that what is used is spread over all of them.
    const key = accountOf((turn * 7_919) % accounts);
    const name = `refreshToken of ${key.sellerAccountId}`;
    const place = tokenSecretPlace(key, "refreshToken");
    const where = { workspaceId_sellerAccountId_slot: { ...key, slot: "CURRENT" as const } };
    const { refreshToken } = await client.tokenSecret.findUniqueOrThrow({ where });
    const text = (await cipher.decrypt(refreshToken, place)).reveal();
    use.reads += 1;
    if (text !== (use.written.get(name) ?? textOf(name))) use.failures.push(`${name} is another`);
    if (turn % WRITE_EVERY !== 0) return;
    const next = `written ${turn}`;
    const sealed = await cipher.encrypt(new Secret(next), place);
    await client.tokenSecret.update({ where, data: { refreshToken: sealed } });
    use.written.set(name, next);
  };
  const loop = async () => {
    for (let turn = 0; !isStopping; turn += 1)
      await once(turn).catch((error: unknown) => use.failures.push(String(error)));
  };
  const running = loop();
  return {
    ...use,
    get reads() {
      return use.reads;
    },
    async stop() {
      isStopping = true;
      await running;
    },
  };
}
