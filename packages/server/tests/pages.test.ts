import {
  connectSellerAccount,
  createRenewLink,
  depsOf,
  findConsentPage,
  renewLinkUrlOf,
  revokeRenewLink,
  startAuthorization,
} from "@evergrant/core";
import { createScriptedAmazon, makeGrant } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenPages, openPages } from "./open-pages.ts";

const CONNECTED = "Atzr|IwEBaaaaaaaaaaaaaaaaconnected";
const RENEWED = "Atzr|IwEBaaaaaaaaaaaaaaaaarenewed";
const SELLER = "A2EUQ1WTGCTBG2";
const CODE = "planted-code";

let pages: OpenPages;
let actor: { workspaceId: string; kind: "USER"; id: string };
let sellerAccountId: string;
const amazon = createScriptedAmazon();

beforeAll(async () => {
  pages = await openPages();
  pages.deps.amazon = amazon;
  for (const string of [CONNECTED, RENEWED]) amazon.grants.set(string, makeGrant());
  actor = { workspaceId: pages.workspaceId, kind: "USER", id: "user-1" };
  const input = { name: "<i>Shop</i>", region: "NA", sellingPartnerId: SELLER } as const;
  const connected = await connectSellerAccount(depsOf(pages.deps, pages), actor, {
    ...input,
    token: CONNECTED,
  });
  sellerAccountId = connected.sellerAccountId;
});
afterAll(() => pages.close());

async function begin(input: { returnUrl?: string } = {}): Promise<string> {
  const deps = depsOf(pages.deps, pages);
  const begun = await startAuthorization(deps, actor, { sellerAccountId, ...input });
  const { url } = await findConsentPage(deps, { id: begun.authorizationId });
  return new URL(url).searchParams.get("state") ?? "";
}

function callback(query: Record<string, string>): string {
  return `/api/amazon/callback?${new URLSearchParams(query)}`;
}

const confirmed = (state: string) => {
  amazon.codes.set(CODE, RENEWED);
  return callback({ state, selling_partner_id: SELLER, spapi_oauth_code: CODE });
};

async function makeLink() {
  const { renewLinkId } = await createRenewLink(depsOf(pages.deps, pages), actor, {
    sellerAccountId,
  });
  return { renewLinkId, path: new URL(renewLinkUrlOf(pages.deps, renewLinkId)).pathname };
}

it("tells that access is renewed, once, and shows the account's name as it is", async () => {
  const path = `${confirmed(await begin())}&mws_auth_token=amzn.mws.planted`;
  const answer = await pages.ask(path);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain("Done: access is renewed");
  expect(text).toContain("&#60;i&#62;Shop&#60;/i&#62;");
  expect(text).toContain("A2EU…TBG2");
  expect(text).toContain("1 March 2027");
  expect((await pages.ask(path)).status).toBe(410);
});

it("goes back to where it began, whatever came of it", async () => {
  const returnUrl = "https://tool.test/accounts?id=7";
  const goBack = async (path: string) => {
    const answer = await pages.ask(path);
    expect(answer.status).toBe(303);
    return answer.headers.get("location");
  };
  const path = confirmed(await begin({ returnUrl }));
  expect(await goBack(path)).toBe(`${returnUrl}&authorization=renewed`);
  expect(await goBack(path)).toBe(`${returnUrl}&authorization=failed&code=STATE_USED`);
  const cancelled = callback({ state: await begin({ returnUrl }), error: "access_denied" });
  expect(await goBack(cancelled)).toBe(`${returnUrl}&authorization=failed&code=NOT_CONFIRMED`);
});

it.each([
  ["without anything", {}, 400],
  ["with a state that was not made here", { state: "x".repeat(64), spapi_oauth_code: "y" }, 400],
])("answers a callback %s with a page", async (_what, query, status) => {
  expect((await pages.ask(callback(query))).status).toBe(status);
});

it("begins at Amazon with a renew link only when its button is pressed", async () => {
  const { path } = await makeLink();
  const count = () => pages.owner.amazonAuthorization.count();
  const before = await count();
  const shown = await pages.ask(path);
  expect(await shown.text()).toContain("Continue to Amazon");
  const head = await pages.ask(path, { method: "HEAD" });
  expect([shown.status, head.status, await head.text()]).toEqual([200, 200, ""]);
  expect(await count()).toBe(before);
  const pressed = await pages.ask(path, { method: "POST" });
  expect(pressed.status).toBe(303);
  const consent = new URL(pressed.headers.get("location") ?? "");
  expect(consent.origin).toBe("https://seller.test");
  expect(shown.headers.get("content-security-policy")).toContain(
    "form-action 'self' https: https://seller.test",
  );
  const state = consent.searchParams.get("state") ?? "";
  expect((await pages.ask(confirmed(state))).status).toBe(200);
  expect(await (await pages.ask(path)).text()).toContain("Done");
});

it("says of a link that is over why, and of an unknown one nothing", async () => {
  const link = await makeLink();
  await revokeRenewLink(depsOf(pages.deps, pages), actor, link);
  const revoked = await pages.ask(link.path);
  expect(revoked.status).toBe(410);
  expect(await revoked.text()).toContain("withdrawn");
  for (const path of ["/renew/", "/renew/x", `/renew/${"x".repeat(43)}`, `${link.path}/more`])
    for (const method of ["GET", "POST"])
      expect((await pages.ask(path, { method })).status, path).toBe(404);
});

it("leads nobody from the login page to where Seller Central is not", async () => {
  const query = new URLSearchParams({
    amazon_callback_uri: "https://evil.test/apps/authorize/confirm/amzn1.sp.solution.test",
    amazon_state: "s",
    selling_partner_id: SELLER,
  });
  const answer = await pages.ask(`/api/amazon/login?${query}`);
  expect([answer.status, answer.headers.get("location")]).toEqual([409, null]);
  expect(await answer.text()).not.toContain("evil.test");
});

it.each([
  ["/api/amazon/callback", "HEAD", "GET"],
  ["/api/amazon/callback", "POST", "GET"],
  ["/api/amazon/login", "HEAD", "GET"],
  ["/renew/x", "DELETE", "GET, HEAD, POST"],
])("answers %s to %s that it is not for that", async (path, method, allow) => {
  const answer = await pages.ask(path, { method });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
});

it("lets no answer be kept, framed, scripted, or named to the next page", async () => {
  const { path } = await makeLink();
  const state = await begin({ returnUrl: "https://tool.test/" });
  for (const asked of [path, callback({}), confirmed(state), "/api/amazon/login"]) {
    const { headers } = await pages.ask(asked);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
  const policy = (await pages.ask(path)).headers.get("content-security-policy") ?? "";
  for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/script-src|unsafe-inline/);
});

it("logs a fault of ours without the address, and says nothing of it", async () => {
  const state = await begin();
  amazon.onCall = () => {
    throw new Error("a fault of ours");
  };
  const answer = await pages.ask(confirmed(state));
  amazon.onCall = () => {};
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("a fault of ours");
  expect(pages.logged).toMatchObject([{ fields: { page: "/api/amazon/callback" } }]);
  const written = JSON.stringify(pages.logged);
  for (const secret of [state, CODE]) expect(written).not.toContain(secret);
});
