import { beforeEach, expect, it } from "vitest";
import { CALLBACK, OTHER_CALLBACK, openConsent } from "./open-consent.ts";
import { read } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openConsent>>;

beforeEach(async () => {
  box = await openConsent();
  await box.signIn(box.seller);
});

async function getCode(parameters: Record<string, string> = {}): Promise<string> {
  const callback = await box.confirm(box.consentPath(parameters));
  return callback.searchParams.get("spapi_oauth_code") ?? "";
}

it("takes a code back with the redirect URI that its consent named, or with none", async () => {
  const named = { redirect_uri: OTHER_CALLBACK };
  expect((await box.exchange(await getCode(named), OTHER_CALLBACK)).status).toBe(200);
  const code = await getCode(named);
  expect((await box.requestToken({ grant_type: "authorization_code", code })).status).toBe(200);
});

it("refuses another redirect URI than the one that was named", async () => {
  const code = await getCode({ redirect_uri: OTHER_CALLBACK });
  expect(await read(await box.exchange(code, CALLBACK))).toMatchObject({
    status: 400,
    body: {
      error: "invalid_grant",
      error_description: "The request has an invalid grant parameter : redirect_uri",
    },
  });
  expect((await box.exchange(code, OTHER_CALLBACK)).status).toBe(200);
});
