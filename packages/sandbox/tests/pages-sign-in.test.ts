import { beforeEach, expect, it } from "vitest";
import { openPages } from "./open-pages.ts";
import { type MadeSeller, openSandbox } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openSandbox>>;
let pages: ReturnType<typeof openPages>;
let nordlicht: MadeSeller;
let harbor: MadeSeller;

beforeEach(async () => {
  box = await openSandbox();
  pages = openPages(box.call);
  nordlicht = await box.makeSeller({ name: "Nordlicht", region: "EU" });
  harbor = await box.makeSeller({ name: "Harbor", region: "NA" });
});

const deepLink = ({ sellingPartnerId }: MadeSeller) =>
  `/apps/manage?sellingPartnerId=${sellingPartnerId}`;

const whoIsShown = () => /Signed in as <strong>(.*?)<\/strong>/.exec(pages.current().text)?.[1];

it("signs in by a deep link, and stays signed in", async () => {
  await pages.open("/");
  expect(pages.current().text).toContain("Nobody is signed in");
  const { headers } = await pages.open(deepLink(nordlicht));
  expect(headers.get("set-cookie")).toBe(
    `sandbox_seller=${nordlicht.sellingPartnerId}; Path=/; HttpOnly; SameSite=Lax`,
  );
  for (const path of ["/", "/apps/manage", "/gp/account-manager/home.html", "/nothing"]) {
    await pages.open(path);
    expect([path, whoIsShown()]).toEqual([path, "Nordlicht"]);
  }
});

it("offers on each page to be another seller, and goes on there", async () => {
  await pages.open(deepLink(nordlicht));
  for (const path of ["/apps/manage", "/performance/account/health", "/"]) {
    await pages.open(path);
    const chooser = await pages.open(pages.readLink(pages.current().text, "Switch seller"));
    await pages.follow(pages.readLink(chooser.text, "Harbor"));
    expect([path, whoIsShown()]).toEqual([path, "Harbor"]);
    await pages.open(deepLink(nordlicht));
  }
  await pages.open(deepLink(harbor));
  expect(whoIsShown()).toBe("Harbor");
});

it("acts on the seller of a page, though another signed in meanwhile", async () => {
  await pages.open(deepLink(harbor));
  await pages.submit(`/apps/manage/disable?sellingPartnerId=${nordlicht.sellingPartnerId}`, {});
  const grantStatus = async ({ sellingPartnerId }: MadeSeller) =>
    (await box.get<{ grantStatus: string }>(`sellers/${sellingPartnerId}`)).grantStatus;
  expect(await grantStatus(nordlicht)).toBe("DISABLED");
  expect(await grantStatus(harbor)).toBe("ACTIVE");
});

it("signs out", async () => {
  await pages.open(deepLink(nordlicht));
  await pages.submit("/sign-out", {});
  expect(pages.cookie()).toBe("");
  expect((await pages.open("/apps/manage")).text).toContain("<h1>Sign in as</h1>");
});

it.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/x/..//evil.example/",
  "/apps/manage/../..//evil.example",
  "/_sandbox/sellers",
  "javascript:alert(1)",
])("goes on to pages of its own alone, so not to %s", async (next) => {
  const { sellingPartnerId } = nordlicht;
  const query = new URLSearchParams({ next, sellingPartnerId });
  const { status, location } = await pages.open(`/sign-in?${query}`);
  expect([status, location]).toEqual([303, deepLink(nordlicht)]);
});

it("lists name, id, region and status, a page at a time", async () => {
  await box.post(`sellers/${harbor.sellingPartnerId}/revoke`);
  await box.post(`sellers/${harbor.sellingPartnerId}/deactivate`);
  const { text } = await pages.open("/sign-in");
  const rows = text.split('<th role="rowheader"').slice(1);
  expect(rows).toHaveLength(2);
  for (const shown of [
    "Harbor",
    harbor.sellingPartnerId,
    ">NA<",
    ">Disabled<",
    ">Account deactivated<",
  ]) {
    expect(rows[1]).toContain(shown);
  }
  expect(text).toContain("Page 1 of 1: 2 sellers in all.");
  expect(text).not.toContain("Next page");

  for (let i = 0; i < 99; i += 1) await box.makeSeller();
  const countRows = () => pages.current().text.split('<th role="rowheader"').length - 1;
  await pages.open("/sign-in");
  const counts = [countRows()];
  for (;;) {
    const next = pages.readLink(pages.current().text, "Next page");
    if (next === "") break;
    await pages.open(next);
    counts.push(countRows());
  }
  expect(counts).toEqual([20, 20, 20, 20, 20, 1]);
  expect(pages.current().text).toContain("Page 6 of 6: 101 sellers in all.");
  await pages.open("/sign-in?search=sandbox");
  expect(countRows()).toBe(20);
  await pages.open("/sign-in?search=sandbox&page=5");
  expect(countRows()).toBe(19);
  expect(pages.current().text).not.toContain("Next page");
  expect((await pages.open("/sign-in?search=nobody")).text).toContain("No seller matches.");
});
