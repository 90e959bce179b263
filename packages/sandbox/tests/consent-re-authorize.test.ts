import { beforeEach, expect, it } from "vitest";
import { CALLBACK, LOGIN, OTHER_CALLBACK, openConsent } from "./open-consent.ts";

let box: Awaited<ReturnType<typeof openConsent>>;

beforeEach(async () => {
  box = await openConsent();
});

async function begin(): Promise<URL> {
  await box.signIn(box.seller);
  const link = box.pages.readLink(box.pages.current().text, "Re-authorize");
  return new URL((await box.pages.open(link)).location);
}

function returnTo(login: URL, parameters: Record<string, string> = {}): string {
  const callback = new URL(login.searchParams.get("amazon_callback_uri") ?? "");
  callback.searchParams.set("amazon_state", login.searchParams.get("amazon_state") ?? "");
  callback.searchParams.set("state", "mine");
  for (const [name, value] of Object.entries(parameters)) callback.searchParams.set(name, value);
  return callback.pathname + callback.search;
}

it("goes by the application's login page and back, to the consent of who is signed in", async () => {
  const login = await begin();
  expect(login.origin + login.pathname).toBe(LOGIN);
  expect(Object.fromEntries(login.searchParams)).toEqual({
    amazon_callback_uri: `http://sandbox.test/apps/authorize/confirm/${box.sandbox.application.applicationId}`,
    amazon_state: expect.any(String),
    selling_partner_id: box.seller.sellingPartnerId,
  });
  const consent = await box.pages.open(returnTo(login, { redirect_uri: OTHER_CALLBACK }));
  const target = await box.confirm(consent.location);
  expect(target.href.startsWith(`${OTHER_CALLBACK}?state=mine&`)).toBe(true);
  expect(target.searchParams.get("selling_partner_id")).toBe(box.seller.sellingPartnerId);
  expect(target.searchParams.get("spapi_oauth_code")).not.toBeNull();
});

it("takes each amazon_state once, within ten minutes, and none of others", async () => {
  const login = await begin();
  const path = returnTo(login);
  expect((await box.pages.open(path)).status).toBe(303);
  expect((await box.pages.open(path)).status).toBe(400);

  const late = returnTo(await begin());
  await box.advance("PT10M");
  expect((await box.pages.open(late)).status).toBe(400);
  const forged = returnTo(await begin(), { amazon_state: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });
  expect((await box.pages.open(forged)).status).toBe(400);
});

it("counts the ten minutes of consent from its beginning", async () => {
  const login = await begin();
  await box.advance("PT9M");
  const consent = await box.pages.open(returnTo(login));
  await box.advance("PT1M");
  expect((await box.pages.open(consent.location)).text).toContain("This authorization is over");
});

it("says version=beta for drafts alone, and is not offered without a login URI", async () => {
  const redirectUris = [CALLBACK];
  await box.sandbox.registerApplication({ redirectUris, loginUri: LOGIN, isDraft: true });
  expect((await begin()).searchParams.get("version")).toBe("beta");
  await box.sandbox.registerApplication({ redirectUris });
  await box.signIn(box.seller);
  expect(box.pages.current().text).not.toContain("Re-authorize");
});
