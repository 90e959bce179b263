import { beforeEach, describe, expect, it } from "vitest";
import { type MadeSeller, openSandbox } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openSandbox>>;
let seller: MadeSeller;

beforeEach(async () => {
  box = await openSandbox();
  seller = await box.makeSeller({ name: "Smith & Sons <Ltd>" });
});

async function open(path: string): Promise<{ status: number; text: string }> {
  const response = await box.call(path);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  return { status: response.status, text: await response.text() };
}

const openApps = () => open(`/apps/manage?sellingPartnerId=${seller.sellingPartnerId}`);

async function press(action: string): Promise<string> {
  const path = `/apps/manage/${action}?sellingPartnerId=${seller.sellingPartnerId}`;
  expect((await openApps()).text).toContain(`action="${path}"`);
  const response = await box.call(path, { method: "POST" });
  expect(response.status).toBe(303);
  return (await open(response.headers.get("location") ?? "")).text;
}

it("says on every page that it is a simulation", async () => {
  for (const path of [
    "/",
    "/nothing",
    "/apps/manage",
    "/sign-in",
    "/apps/authorize/consent",
    "/gp/account-manager/home.html",
    `/gp/account-manager/home.html?sellingPartnerId=${seller.sellingPartnerId}`,
    `/apps/manage?sellingPartnerId=${seller.sellingPartnerId}`,
    `/apps/manage/token?sellingPartnerId=${seller.sellingPartnerId}`,
    `/performance/account/health?sellingPartnerId=${seller.sellingPartnerId}`,
  ]) {
    const { text } = await open(path);
    expect(text).toContain("Simulation: this is not Amazon.");
    expect(text).toContain("Time is simulated too: here it is <time");
    expect(text).toContain(">January 1, 2027, 00:00 UTC</time>");
  }
  expect((await open("/nothing")).status).toBe(404);
});

it("leads from User Permissions to Manage Your Apps of the same seller", async () => {
  const { text } = await open(
    `/gp/account-manager/home.html?sellingPartnerId=${seller.sellingPartnerId}`,
  );
  expect(text).toContain("<h1>User Permissions</h1>");
  expect(text).toContain("<h2>Third-party developer and apps</h2>");
  expect(text).toContain('<form method="get" action="/apps/manage">');
  expect(text).toContain(`name="sellingPartnerId" value="${seller.sellingPartnerId}"`);
  expect(text).toContain('<button type="submit">Visit Manage Your Apps</button>');
});

it("asks whose Seller Central it is, and finds sellers by name or id", async () => {
  const other = await box.makeSeller({ name: "Nordlicht" });
  const all = await open("/apps/manage");
  expect(all.text).toContain("Smith &amp; Sons &lt;Ltd&gt;");
  expect(all.text).toContain(
    `/sign-in?next=%2Fapps%2Fmanage&amp;sellingPartnerId=${other.sellingPartnerId}`,
  );
  const found = await open("/sign-in?search=nordl");
  expect(found.text).toContain("Nordlicht");
  expect(found.text).not.toContain("Smith");
  expect((await open(`/sign-in?search=${other.sellingPartnerId}`)).text).toContain("Nordlicht");
  const unknown = await open("/apps/manage?sellingPartnerId=ANOBODY0000000");
  expect(unknown.status).toBe(404);
  expect(unknown.text).toContain("There is no seller of that ID.");
});

describe("Manage Your Apps", () => {
  it("shows an active app with its dates, and the token on a page of its own", async () => {
    const { text } = await openApps();
    for (const name of ["Status", "Authorization date", "MWS Auth Token"]) {
      expect(text).toContain(`scope="col">${name}</th>`);
    }
    expect(text).toContain('<span class="status good">Active</span>');
    expect(text).toMatch(
      /January 1, 2027<\/time><small class="quiet">Expires <time [^>]+>January 1, 2028</,
    );
    expect(text).not.toContain("expires soon");
    expect(text).not.toContain(seller.token);
    expect(text).toContain(
      `<a href="/apps/manage/token?sellingPartnerId=${seller.sellingPartnerId}">View</a>`,
    );
    const page = await open(`/apps/manage/token?sellingPartnerId=${seller.sellingPartnerId}`);
    expect(page.text).toContain(`value="${seller.token}"`);
  });

  it("warns within 30 days of the expiry date, and renews by its button", async () => {
    await box.advance("P334D");
    expect((await openApps()).text).not.toContain("expires soon");
    await box.advance("P1D");
    expect((await openApps()).text).toContain("expires soon: in 30 days, on January 1, 2028.");
    const text = await press("renew");
    expect(text).toContain("The authorization of Evergrant was renewed.");
    expect(text).toContain("Expires");
    expect(text).not.toContain("expires soon");
  });

  it("disables and enables by its buttons, and shows no token in between", async () => {
    const disabled = await press("disable");
    expect(disabled).toContain('<span class="status bad">Disabled</span>');
    expect(disabled).toContain(">Enable</button>");
    expect(disabled).not.toContain(">View</a>");
    const token = await box.call(`/apps/manage/token?sellingPartnerId=${seller.sellingPartnerId}`);
    expect(token.status).toBe(303);
    expect((await box.requestCode(seller)).status).toBe(403);

    expect(await press("enable")).toContain('<span class="status good">Active</span>');
    expect((await box.requestCode(seller)).status).toBe(200);
  });

  it("offers Renew on an expired authorization, which brings the same token back", async () => {
    await box.advance("P365D");
    const { text } = await openApps();
    expect(text).toContain('<span class="status bad">Disabled</span>');
    expect(text).toContain("expired on January 1, 2028. Choose Renew");
    expect(text).not.toContain(">Enable</button>");
    await press("renew");
    expect((await box.requestCode(seller)).status).toBe(200);
  });
});

it("deactivates and activates the account from Account Health", async () => {
  const path = "/performance/account/health";
  const query = `?sellingPartnerId=${seller.sellingPartnerId}`;
  expect((await open(path + query)).text).toContain(">Normal</span>");
  await box.call(`${path}/deactivate${query}`, { method: "POST" });
  expect((await open(path + query)).text).toContain("This account is deactivated");
  await box.call(`${path}/activate${query}`, { method: "POST" });
  expect((await open(path + query)).text).toContain(">Normal</span>");
});

it("refuses forms and controls that another site sends", async () => {
  const headers = { "sec-fetch-site": "cross-site" };
  for (const path of [
    `/apps/manage/disable?sellingPartnerId=${seller.sellingPartnerId}`,
    `/_sandbox/sellers/${seller.sellingPartnerId}/revoke`,
  ]) {
    expect((await box.call(path, { method: "POST", headers })).status).toBe(403);
  }
  expect((await box.requestCode(seller)).status).toBe(200);
});

it("names the addresses of a seller's pages", () => {
  expect(box.sandbox.manageAppsUrl("A1")).toBe(
    "http://sandbox.test/apps/manage?sellingPartnerId=A1",
  );
  expect(box.sandbox.accountHealthUrl("A1")).toBe(
    "http://sandbox.test/performance/account/health?sellingPartnerId=A1",
  );
});
