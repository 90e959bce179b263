import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type MadeSeller, openSandbox } from "./open-sandbox.ts";

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

it("makes many sellers alike, and hands out their tokens in pages", async () => {
  const box = await openSandbox();
  const first = await box.makeSeller();
  const made = await box.post<Record<string, unknown>>("sellers", {
    count: 2_500,
    namePrefix: "Load",
    credential: "LWA_REFRESH_TOKEN",
    region: "EU",
    orders: 3,
    termDays: 30,
  });
  const page = (query: string) => box.get<MadeSeller[]>(`tokens${query}`);
  const pages = [await page("")];
  for (let last = pages[0]?.at(-1); last; last = pages.at(-1)?.at(-1)) {
    pages.push(await page(`?after=${last.sellingPartnerId}`));
  }
  expect(pages.map(({ length }) => length)).toEqual([1_000, 1_000, 501, 0]);
  const sellers = pages.flat();
  expect(sellers[0]).toMatchObject({
    sellingPartnerId: first.sellingPartnerId,
    token: first.token,
  });
  expect(made).toEqual({
    count: 2_500,
    firstSellingPartnerId: sellers[1]?.sellingPartnerId,
    lastSellingPartnerId: sellers[2_500]?.sellingPartnerId,
  });
  expect(await box.get(`sellers/${made.lastSellingPartnerId}`)).toMatchObject({
    name: "Load 2501",
    region: "EU",
    marketplaceIds: ["A1PA6795UKMFR9"],
    orders: 3,
    termDays: 30,
    grantStatus: "ACTIVE",
  });
  expect((await box.refresh(sellers[2_500]?.token ?? "")).status).toBe(200);
  expect(await page(`?after=${first.sellingPartnerId}&limit=1`)).toEqual([sellers[1]]);
});

it("tells one of many from the others, also after a restart", async () => {
  const folder = await makeFolder();
  const before = await openSandbox({ folder });
  await before.post("sellers", { count: 3, orders: 2, credential: "LWA_REFRESH_TOKEN" });
  const [one, two] = await before.get<MadeSeller[]>("tokens");
  await before.post(`sellers/${one?.sellingPartnerId}/revoke`);
  await before.post(`sellers/${one?.sellingPartnerId}/orders`, { count: 5 });
  const sellers = await before.get("sellers");
  expect(sellers).toMatchObject([
    { grantStatus: "DISABLED", orders: 7 },
    { grantStatus: "ACTIVE", orders: 2 },
    { grantStatus: "ACTIVE", orders: 2 },
  ]);
  const orders = await before.get(`sellers/${two?.sellingPartnerId}/orders`);
  await before.sandbox.close();

  const after = await openSandbox({ folder });
  expect(await after.get("sellers")).toEqual(sellers);
  expect(await after.get(`sellers/${two?.sellingPartnerId}/orders`)).toEqual(orders);
  await after.sandbox.close();
});

it("refuses what makes no sense, and makes none then", async () => {
  const box = await openSandbox();
  for (const input of [{ count: 0 }, { count: 100_001 }, { count: 2, orders: -1 }]) {
    await expect(box.post("sellers", input)).rejects.toThrow("400");
  }
  await expect(box.get("tokens?limit=0")).rejects.toThrow("limit must be");
  await expect(box.get("tokens?after=ANOBODY")).rejects.toThrow("404");
  expect(await box.get("sellers")).toEqual([]);
});
