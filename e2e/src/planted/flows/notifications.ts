import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withConnection } from "@evergrant/db/owner";
import { waitUntil } from "../world/wait-until.ts";
import { connectSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";

/** A rotated client secret, and what cannot be read: both come by Amazon's queue. */
export const notificationsFlow: Flow = {
  name: "notifications",
  async run(world) {
    const { demo, vault } = world;
    const { sandboxUrl } = demo.installation;
    const post = (path: string, body: object) =>
      fetch(`${sandboxUrl}/_sandbox${path}`, { method: "POST", body: JSON.stringify(body) });

    const token = `Atzr|${randomBytes(40).toString("base64url")}`;
    vault.plant("refresh token", "demo: token in a message that is set aside", token);
    for (const body of [`no JSON ${token}`, JSON.stringify({ notificationType: token })])
      await post("/queues/evergrant/messages", { body });
    const count = (statement: string) =>
      withConnection(demo.databaseUrl, async (connection) => {
        const { rows } = await connection.query(statement);
        return Number(rows[0]?.count);
      });
    await waitUntil("both messages are set aside", async () => (await count(SET_ASIDE)) >= 2);
    vault.prove(token, "kept with the message, encrypted");

    const rotated = await count(ROTATED);
    await post("/application/rotate", {});
    await waitUntil("the rotated secret has come", async () => (await count(ROTATED)) > rotated);
    const file = await readFile(join(world.folder, "demo", "demo.json"), "utf8");
    const { clientSecret } = JSON.parse(file).amazonApp as { clientSecret: string };
    vault.plant("client secret", "demo: rotated client secret", clientSecret);
    await connectSeller(world, demo.installation, "connected with the rotated secret");
  },
};

const SET_ASIDE = `SELECT count(*) FROM "AmazonNotification" WHERE "state" = 'SET_ASIDE' AND "body" IS NOT NULL`;
const ROTATED = `SELECT count(*) FROM "AmazonApplication" WHERE "secretExpiresAt" > '2000-01-01'`;
