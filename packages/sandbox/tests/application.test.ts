import { expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

const CALLBACK = "http://127.0.0.1:3000/callback";

it("registers where consent leads by a control, and shows the application", async () => {
  const { sandbox, post, get } = await openSandbox();
  const given = { redirectUris: [CALLBACK], loginUri: "http://127.0.0.1:3000/in", isDraft: true };
  const changed = await post("application", { ...given, name: "My tool" });
  expect(changed).toEqual({ ...sandbox.application, ...given, name: "My tool" });
  expect(await get("application")).toEqual(changed);
  expect(await post("application", { redirectUris: [CALLBACK] })).toMatchObject({
    loginUri: null,
    isDraft: false,
  });
});

it("leads consent nowhere else than to what was registered so", async () => {
  const { sandbox, post, call, makeSeller } = await openSandbox();
  await makeSeller();
  const visit = async (redirectUri: string) => {
    const { applicationId } = sandbox.application;
    const query = { application_id: applicationId, state: "s", redirect_uri: redirectUri };
    return (await call(`/apps/authorize/consent?${new URLSearchParams(query)}`)).text();
  };
  expect(await visit(CALLBACK)).toContain("MD9100");
  await post("application", { redirectUris: [CALLBACK] });
  expect(await visit(CALLBACK)).not.toContain("This link does not work");
  expect(await visit("http://127.0.0.1:3000/other")).toContain("MD5101");
});

it("refuses what is no address, and keeps what was registered", async () => {
  const { post, get } = await openSandbox();
  await post("application", { redirectUris: [CALLBACK] });
  for (const redirectUris of [undefined, "x", [7], ["ftp://x"], [`${CALLBACK}#part`]]) {
    await expect(post("application", { redirectUris })).rejects.toThrow("400");
  }
  expect(await get("application")).toMatchObject({ redirectUris: [CALLBACK] });
});
