import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DemoWorld, startDemoWorld } from "./start-demo-world.ts";

const ACCOUNTS = 2;

let world: DemoWorld;
const lines: { level: number; msg: string; alert?: { kind: string } }[] = [];
beforeAll(async () => {
  world = await startDemoWorld(pino({}, { write: (line) => lines.push(JSON.parse(line)) }));
}, 60_000);
afterAll(() => world.close());

/** Connects a seller whose token ends in a little more than a month. */
async function connect(index: number): Promise<void> {
  const seller = await world.control("sellers", { orders: 0 });
  const { now } = await world.control("clock");
  const expiresAt = new Date(new Date(String(now)).getTime() + (40 + index) * 86_400_000);
  const { sellingPartnerId, token } = seller;
  const data = await world.ask(
    `mutation ($input: ConnectSellerAccountInput!) { made: connectSellerAccount(input: $input) {
      __typename ... on ConnectSellerAccountPayload { sellerAccount { id } } } }`,
    { input: { name: `Shop ${index}`, sellingPartnerId, region: "NA", token, expiresAt } },
  );
  expect(data).toMatchObject({ made: { __typename: "ConnectSellerAccountPayload" } });
}

const count = (stage: string) => world.client.notification.count({ where: { stage } });

it("tells of every stage, once each, while the clock goes through half a year", async () => {
  for (let index = 0; index < ACCOUNTS; index += 1) await connect(index);
  await world.control("clock", { advance: "P180D" });
  for (const days of [30, 14, 7, 3, 1]) expect(await count(`DAYS_${days}`)).toBe(ACCOUNTS);
  expect(await world.client.notification.count({ where: { dueAt: { not: null } } })).toBe(0);
  const messages = await world.client.message.findMany();
  expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(["SENT"]));
  // By its simulated clock the sandbox's client secret ends too.
  const alerts = lines.filter(({ alert }) => alert?.kind === "APPLICATION_SECRET_EXPIRING");
  expect(alerts.map(({ msg }) => msg.split("application")[0])).toEqual(
    Array(7).fill("In the sandbox: The client secret of the "),
  );
  expect(lines.map(({ level }) => pino.levels.labels[level])).not.toContain("error");
}, 120_000);
