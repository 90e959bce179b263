import { appendFile, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type MadeSeller, openSandbox, useSandbox } from "./open-sandbox.ts";
import { serveInChild as serveFolder } from "./serve-in-child.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function serveInChild() {
  const { remote, kill } = await serveFolder(folder);
  return { application: remote.application, kill, ...useSandbox(remote) };
}

async function solicit(box: ReturnType<typeof useSandbox>, token: string, orderId: string) {
  const path = `/solicitations/v1/orders/${orderId}/solicitations/productReviewAndSellerFeedback?marketplaceIds=ATVPDKIKX0DER`;
  const response = await box.callApi(path, await box.getAccess(token), { method: "POST" });
  return response.status;
}

it("keeps everything it answered when it is killed, and never turns its clock back", async () => {
  const first = await serveInChild();
  const seller = await first.makeSeller({ credential: "LWA_REFRESH_TOKEN", orders: 3 });
  const revoked = await first.makeSeller();
  await first.post(`sellers/${revoked.sellingPartnerId}/revoke`);
  await first.post("faults", { kind: "throttle", region: "EU", for: "P90D" });
  await first.advance("P40D");
  const orders = await first.post<{ orderId: string }[]>(
    `sellers/${seller.sellingPartnerId}/orders`,
    { count: 2 },
  );
  expect(await solicit(first, seller.token, orders[0]?.orderId ?? "")).toBe(201);
  const code = (await (await first.requestCode(await first.makeSeller())).json()) as {
    payload: { authorizationCode: string };
  };
  const exchange = (box: ReturnType<typeof useSandbox>) =>
    box.requestToken({
      grant_type: "authorization_code",
      code: code.payload.authorizationCode,
    });
  expect((await exchange(first)).status).toBe(200);
  const before = {
    sellers: await first.get("sellers"),
    orders: await first.get(`sellers/${seller.sellingPartnerId}/orders`),
    faults: await first.get("faults"),
    solicitations: await first.get("solicitations"),
    calls: await first.get("calls"),
    clock: await first.get<{ now: string }>("clock"),
  };
  await first.kill();

  const second = await serveInChild();
  expect(second.application).toEqual(first.application);
  expect(await second.get("sellers")).toEqual(before.sellers);
  expect(await second.get(`sellers/${seller.sellingPartnerId}/orders`)).toEqual(before.orders);
  expect(await second.get("faults")).toEqual(before.faults);
  expect(await second.get("solicitations")).toEqual(before.solicitations);
  expect(await second.get("calls")).toEqual(before.calls);
  const clock = await second.get<{ now: string }>("clock");
  expect(clock.now >= before.clock.now).toBe(true);
  expect((await exchange(second)).status).toBe(400);
  expect(await solicit(second, seller.token, orders[0]?.orderId ?? "")).toBe(403);
  expect(await solicit(second, seller.token, orders[1]?.orderId ?? "")).toBe(201);
  await second.kill();
});

it("keeps a rotated secret, the one before it, and what sellers were told, when it is killed", async () => {
  const first = await serveInChild();
  const { token } = await first.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const rotated = await first.post<{ clientSecret: string }>("application/rotate");
  const told = await first.call("/appIntegrations/2024-04-01/notifications", {
    method: "POST",
    headers: {
      "x-amz-access-token": await first.getAccess(token),
      "content-type": "application/json",
    },
    body: JSON.stringify({ templateId: "RENEWAL", notificationParameters: {} }),
  });
  expect(told.status).toBe(200);
  const notifications = await first.get<object[]>("app-notifications");
  expect(notifications).toHaveLength(1);
  await first.kill();

  const second = await serveInChild();
  expect(second.application).toEqual({
    ...first.application,
    clientSecret: rotated.clientSecret,
  });
  const exchangeWith = async (client_secret: string) => {
    const grant = { grant_type: "refresh_token", refresh_token: token, client_secret };
    return (await second.requestToken(grant)).status;
  };
  expect(await exchangeWith(rotated.clientSecret)).toBe(200);
  expect(await exchangeWith(first.application.clientSecret)).toBe(200);
  expect(await second.get("app-notifications")).toEqual(notifications);
  await second.kill();
});

it("keeps each answered seller when it is killed in the midst of many calls", async () => {
  const first = await serveInChild();
  const answered: MadeSeller[] = [];
  const makeMany = async () => {
    for (;;) answered.push(await first.makeSeller({ orders: 2 }));
  };
  const workers = Array.from({ length: 8 }, () => makeMany().catch(() => undefined));
  while (answered.length < 200) await new Promise((resolve) => setImmediate(resolve));
  await first.kill();
  await Promise.all(workers);

  const second = await openSandbox({ folder });
  const kept = await second.get<{ sellingPartnerId: string; orders: number }[]>("sellers");
  const keptIds = new Set(kept.map(({ sellingPartnerId }) => sellingPartnerId));
  expect(answered.filter(({ sellingPartnerId }) => !keptIds.has(sellingPartnerId))).toEqual([]);
  expect(kept.filter(({ orders }) => orders !== 2)).toEqual([]);
  await second.sandbox.close();
});

it("goes on after a last line that was torn, and refuses a folder that makes no sense", async () => {
  const first = await openSandbox({ folder });
  const seller = await first.makeSeller();
  await first.sandbox.close();
  const [journal] = await readdir(folder);
  await appendFile(join(folder, journal ?? ""), '{"type":"sellerMade","at":1,"sell');

  const second = await openSandbox({ folder });
  expect(await second.get("sellers")).toMatchObject([
    { sellingPartnerId: seller.sellingPartnerId },
  ]);
  await second.makeSeller();
  await second.sandbox.close();
  const third = await openSandbox({ folder });
  expect(await third.get("sellers")).toHaveLength(2);
  await third.sandbox.close();

  await appendFile(join(folder, journal ?? ""), "garbage\n");
  await expect(openSandbox({ folder })).rejects.toThrow();
});

it("folds a long journal into a snapshot without losing anything", async () => {
  const first = await openSandbox({ folder });
  const name = "x".repeat(90_000);
  const seller = await first.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const [order] = await first.post<{ orderId: string }[]>(
    `sellers/${seller.sellingPartnerId}/orders`,
  );
  expect(await solicit(first, seller.token, order?.orderId ?? "")).toBe(201);
  expect(await solicit(first, seller.token, "111-0000000-0000001")).toBe(403);
  await first.post("faults", { kind: "throttle", region: "EU" });
  await first.advance("P3D");
  while (!(await readdir(folder)).includes("snapshot.jsonl")) await first.makeSeller({ name });
  await first.post(`sellers/${seller.sellingPartnerId}/revoke`);
  const read = async (box: typeof first) => ({
    now: box.sandbox.now(),
    application: box.sandbox.application,
    sellers: await box.get("sellers"),
    orders: await box.get(`sellers/${seller.sellingPartnerId}/orders`),
    faults: await box.get("faults"),
    solicitations: await box.get("solicitations"),
    calls: await box.get("calls"),
  });
  const before = await read(first);
  expect(before.solicitations).toMatchObject([{ status: 201 }, { orderId: "111-0000000-0000001" }]);
  await first.sandbox.close();
  expect((await readdir(folder)).sort()).toEqual(["journal-2.jsonl", "snapshot.jsonl"]);
  expect((await stat(join(folder, "snapshot.jsonl"))).mode & 0o077).toBe(0);

  const second = await openSandbox({ folder });
  expect(await read(second)).toEqual(before);
  await second.sandbox.close();
});
