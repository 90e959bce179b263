import { randomBytes } from "node:crypto";
import type { Installation } from "../world/installation.ts";
import type { World } from "../world/open-world.ts";
import { connectSeller, makeSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";

/** Ends, cuts and outages in the middle of a save. */
export const crashesFlow: Flow = {
  name: "crashes",
  async run(world) {
    const { serve, amazon, database } = world;
    const kill = () => serve.server().signal("SIGKILL");

    await whileSaving(world, "stopped while Amazon is asked", async (save, token) => {
      const waiting = amazon.hold(token);
      const saving = save();
      await Promise.race([waiting, saving.then(() => fail("Amazon was not asked."))]);
      const stopping = serve.server().signal("SIGTERM");
      amazon.release();
      await saving;
      await stopping;
      await serve.restart();
    });
    await whileSaving(world, "killed while Amazon is asked", async (save, token) => {
      const waiting = amazon.hold(token);
      const saving = save();
      await Promise.race([waiting, saving.then(() => fail("Amazon was not asked."))]);
      await kill();
      amazon.release();
      await saving;
      await serve.restart();
    });
    await whileSaving(world, "killed in a transaction", async (save) => {
      let killing: Promise<unknown> | undefined;
      const wasSent = database.onWords(COMMITTING, () => {
        killing = kill();
      });
      await save();
      if (!wasSent()) fail("The transaction did not come so far.");
      await killing;
      await serve.restart();
    });
    await whileSaving(world, "cut off from the database in a transaction", async (save) => {
      const wasSent = database.onWords(COMMITTING, database.goDown);
      await save();
      if (!wasSent()) fail("The transaction did not come so far.");
      await save();
      await askWithoutDatabase(world);
      database.comeUp();
      await save();
    });
    await world.demo.server().signal("SIGKILL");
    await world.demo.restart();
    for (const { installation } of [world.demo, serve]) await readKept(world, installation);
  },
};

function fail(message: string): never {
  throw new Error(message);
}

/** What was encrypted before the restarts is still of use: the keys are those that were planted. */
async function readKept(world: World, at: Installation): Promise<void> {
  const [account] = await Array.fromAsync(at.sdk.sellerAccounts.list());
  const sellerAccountId = account?.id ?? "";
  const verified = await at.attempt(at.sdk.mwsTokens.verify({ sellerAccountId }));
  if (verified?.__typename !== "VerifyMwsTokenPayload")
    throw new Error(`${at.name} no longer reads its tokens: ${verified?.__typename}`);
  for (const { kind, name, core } of world.vault.list())
    if (kind === "encryption key" && name.startsWith(at.name))
      world.vault.prove(core, "what it encrypted was read after a restart");
}

/** What stands in an address, or is presented, when it cannot be looked up. */
async function askWithoutDatabase({ vault, serve }: World): Promise<void> {
  const at = serve.installation;
  const secret = () => randomBytes(32).toString("base64url");
  const [link, state, code] = [secret(), secret(), `AN${secret()}`];
  vault.plant("renew link", "serve: link opened without a database", link, "opened");
  vault.plant("state", "serve: state without a database", state, "sent to the callback");
  vault.plant("authorization code", "serve: code without a database", code, "sent to the callback");
  await at.fetch(`${at.url}/renew/${link}`);
  const query = new URLSearchParams({ state, spapi_oauth_code: code });
  await at.fetch(`${at.url}/api/amazon/callback?${query}`);
  await at.attempt(Array.fromAsync(at.sdk.sellerAccounts.list()));
}

/** The log's events and head are written last: whatever the transaction writes has been sent by then. */
const COMMITTING = "WITH told AS (";

async function whileSaving(
  world: World,
  name: string,
  act: (save: () => Promise<void>, token: string) => Promise<void>,
): Promise<void> {
  const at = world.serve.installation;
  const { sellingPartnerId, token } = await makeSeller(
    world,
    at,
    `seller of a save that is ${name}`,
  );
  await act(async () => {
    const input = { name, region: "NA", sellingPartnerId, token } as const;
    await at.attempt(at.sdk.sellerAccounts.connect(input));
  }, token);
  // It still reads what it wrote before.
  await connectSeller(world, at, `after one that was ${name}`);
}
