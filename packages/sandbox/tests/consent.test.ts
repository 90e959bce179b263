import { beforeEach, describe, expect, it } from "vitest";
import { CALLBACK, OTHER_CALLBACK, openConsent } from "./open-consent.ts";
import { read } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openConsent>>;

beforeEach(async () => {
  box = await openConsent();
});

it("shows the application, what it may do and whose account it would reach", async () => {
  await box.signIn(box.seller);
  const { text } = await box.pages.open(box.consentPath());
  expect(text).toContain("<h1>Authorize Evergrant</h1>");
  for (const role of [
    "Selling Partner Insights",
    "Inventory and Order Tracking",
    "Buyer Solicitation",
  ]) {
    expect(text).toContain(`<strong>${role}</strong>`);
  }
  expect(text).toContain("<dt>Name</dt><dd><strong>Nordlicht</strong></dd>");
  expect(text).toContain(`<code>${box.seller.sellingPartnerId}</code>`);
  expect(text).toMatch(/value="confirm">Confirm<.*\n?.*value="cancel" class="plain">Cancel</);
});

describe("Confirm", () => {
  it("leads to the first redirect URI with a code that gives the seller's tokens", async () => {
    const lwa = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
    await box.signIn(lwa);
    const target = await box.confirm();
    expect(target.origin + target.pathname).toBe("https://app.example/api/amazon/callback");
    expect(Object.fromEntries(target.searchParams)).toEqual({
      tenant: "7",
      state: "s 1",
      selling_partner_id: lwa.sellingPartnerId,
      spapi_oauth_code: expect.any(String),
    });
    const code = target.searchParams.get("spapi_oauth_code");
    expect(await read(await box.exchange(code, CALLBACK))).toMatchObject({
      status: 200,
      body: { refresh_token: lwa.token },
    });
    expect((await box.exchange(code, CALLBACK)).status).toBe(400);
  });

  it("gives the MWS auth token along where the seller has one", async () => {
    await box.signIn(box.seller);
    const target = await box.confirm(box.consentPath({ redirect_uri: OTHER_CALLBACK }));
    expect(target.href.startsWith(`${OTHER_CALLBACK}?state=`)).toBe(true);
    expect(target.searchParams.get("mws_auth_token")).toBe(box.seller.token);
    const code = target.searchParams.get("spapi_oauth_code");
    const tokens = (await (await box.exchange(code, OTHER_CALLBACK)).json()) as {
      refresh_token: string;
    };
    expect(tokens.refresh_token).toMatch(/^Atzr\|/);
    expect((await box.refresh(tokens.refresh_token)).status).toBe(200);
  });

  it("starts a term of a year from now, whatever the last was, keeping the string", async () => {
    await box.signIn(box.seller);
    await box.advance("P100D");
    await box.confirm();
    expect(await box.get(`sellers/${box.seller.sellingPartnerId}`)).toMatchObject({
      grantStatus: "ACTIVE",
      authorizedAt: "2027-04-11T00:00:00.000Z",
      expiresAt: "2028-04-10T00:00:00.000Z",
    });
    expect((await box.requestCode(box.seller)).status).toBe(200);
  });

  it.each([
    ["disabled", () => box.post(`sellers/${box.seller.sellingPartnerId}/revoke`)],
    ["expired", () => box.advance("P180D")],
  ])("brings a %s authorization back", async (_status, end) => {
    await end();
    await box.signIn(box.seller);
    expect((await box.requestCode(box.seller)).status).toBe(403);
    await box.confirm();
    expect((await box.requestCode(box.seller)).status).toBe(200);
  });

  it("is about the seller whom the page showed, though another is signed in by now", async () => {
    const other = await box.makeSeller({ name: "Harbor" });
    await box.signIn(box.seller);
    const page = await box.pages.open(box.consentPath());
    await box.signIn(other);
    const response = await box.submit({
      ticket: box.pages.readField(page.text, "ticket"),
      answer: "confirm",
    });
    const { searchParams } = new URL(response.location);
    expect(searchParams.get("selling_partner_id")).toBe(box.seller.sellingPartnerId);
  });

  it("comes too late after ten minutes, also when they went by while signing in", async () => {
    const chooser = await box.pages.open(box.consentPath());
    await box.advance("PT4M");
    await box.pages.follow(box.pages.readLink(chooser.text, "Nordlicht"));
    const page = box.pages.current();
    expect(page.text).toContain("by 00:10 UTC");
    const ticket = box.pages.readField(page.text, "ticket");
    await box.advance("PT6M");
    const late = await box.submit({ ticket, answer: "confirm" });
    expect(late.status).toBe(400);
    expect(late.text).toContain("<h1>This authorization is over</h1>");
    expect(await box.get(`sellers/${box.seller.sellingPartnerId}`)).toMatchObject({
      authorizedAt: "2027-01-01T00:00:00.000Z",
    });
  });

  it("is refused from other sites and other ports, and without what the page gave", async () => {
    await box.signIn(box.seller);
    const page = await box.pages.open(box.consentPath());
    const form = { ticket: box.pages.readField(page.text, "ticket"), answer: "confirm" };
    for (const site of ["cross-site", "same-site"]) {
      const refused = await box.submit(form, {
        "sec-fetch-site": site,
      });
      expect([site, refused.status, refused.location]).toEqual([site, 403, ""]);
    }
    const forged = { ...form, ticket: `${form.ticket.slice(0, -4)}AAAA` };
    expect((await box.submit(forged)).status).toBe(400);
    const own = await box.submit(form, {
      "sec-fetch-site": "same-origin",
    });
    expect(own.status).toBe(303);
  });
});

it("leads back to Manage Your Apps on Cancel, and changes nothing", async () => {
  await box.signIn(box.seller);
  await box.advance("P1D");
  const { location } = await box.answer("cancel");
  expect(location).toMatch(/^\/apps\/manage\?/);
  expect((await box.pages.open(location)).text).toContain(
    "Nothing was changed, and nothing was sent to Evergrant.",
  );
  expect(await box.get(`sellers/${box.seller.sellingPartnerId}`)).toMatchObject({
    authorizedAt: "2027-01-01T00:00:00.000Z",
  });
});
