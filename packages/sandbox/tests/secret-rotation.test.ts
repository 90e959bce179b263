import { beforeEach, expect, it } from "vitest";
import type { Application } from "../src/index.ts";
import { openSandbox, read } from "./open-sandbox.ts";

interface Rotated {
  clientId: string;
  clientSecret: string;
  previousEndsAt: string;
}

let box: Awaited<ReturnType<typeof openSandbox>>;
let refreshToken: string;

beforeEach(async () => {
  box = await openSandbox();
  refreshToken = (await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" })).token;
});

async function isTaken(clientSecret: string): Promise<boolean> {
  const response = await box.requestToken({
    grant_type: "refresh_token",
    refresh_token: refreshToken,
    client_secret: clientSecret,
  });
  const { status, body } = await read(response);
  if (status !== 200) expect(body).toMatchObject({ error: "invalid_client" });
  return status === 200;
}

it("replaces the secret; the one before works on for seven days", async () => {
  const before = box.sandbox.application;
  const rotated = await box.post<Rotated>("application/rotate");
  expect(rotated).toEqual({
    clientId: before.clientId,
    clientSecret: expect.stringMatching(/^amzn1\.oa2-cs\.v1\.[\da-f]{64}$/),
    previousEndsAt: "2027-01-08T00:00:00.000Z",
  });
  expect(rotated.clientSecret).not.toBe(before.clientSecret);
  expect(box.sandbox.application).toEqual({ ...before, clientSecret: rotated.clientSecret });

  expect(await isTaken(rotated.clientSecret)).toBe(true);
  await box.post("clock", { set: "2027-01-07T23:59:59Z" });
  expect(await isTaken(before.clientSecret)).toBe(true);
  await box.post("clock", { set: rotated.previousEndsAt });
  expect(await isTaken(before.clientSecret)).toBe(false);
  expect(await isTaken(rotated.clientSecret)).toBe(true);
});

it("lets each earlier secret end at its own time", async () => {
  const first = box.sandbox.application.clientSecret;
  const { clientSecret: second } = await box.post<Rotated>("application/rotate");
  await box.advance("P3D");
  const { clientSecret: third } = await box.post<Rotated>("application/rotate");
  const areTaken = async () => [await isTaken(first), await isTaken(second), await isTaken(third)];
  expect(await areTaken()).toEqual([true, true, true]);
  await box.advance("P4D");
  expect(await areTaken()).toEqual([false, true, true]);
  await box.advance("P3D");
  expect(await areTaken()).toEqual([false, false, true]);
});

it("lets a secret that nobody rotates work for years", async () => {
  const { token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN", termDays: 5_000 });
  await box.advance("P4000D");
  expect((await box.refresh(token)).status).toBe(200);
});

it("tells the host of the new secret before the rotation is answered", async () => {
  const heard: Application[] = [];
  const hear = async (application: Application) => {
    heard.push(application);
  };
  const told = await openSandbox({ onSecretRotated: hear });
  await told.post("application/rotate");
  expect(heard).toEqual([told.sandbox.application]);
  box.sandbox.setSecretHook(hear);
  await box.post("application/rotate");
  expect(heard[1]).toEqual(box.sandbox.application);
});

async function rotateByApi(scope = "sellingpartnerapi::client_credential:rotation") {
  const grantless = await box.requestToken({ grant_type: "client_credentials", scope });
  const { access_token } = (await grantless.json()) as { access_token: string };
  const path = "/applications/2023-11-30/clientSecret";
  return box.callApi(path, access_token, { method: "POST" });
}

it("refuses the operation where nobody is enrolled to hear of the new secret", async () => {
  const before = box.sandbox.application.clientSecret;
  expect(await read(await rotateByApi())).toEqual({
    status: 400,
    body: {
      errors: [
        {
          code: "InvalidInput",
          message:
            "Application is not enrolled for rotation notification. Please update application notification preference in Developer console.",
          details: "",
        },
      ],
    },
  });
  expect(box.sandbox.application.clientSecret).toBe(before);
});

it("lets the operation be called once a minute, and by its own scope alone", async () => {
  expect((await rotateByApi("sellingpartnerapi::notifications")).status).toBe(403);
  const first = await rotateByApi();
  expect(first.status).toBe(400);
  expect(first.headers.get("x-amzn-ratelimit-limit")).toBe("0.0167");
  expect((await rotateByApi()).status).toBe(429);
  await box.advance("PT60S");
  expect((await rotateByApi()).status).toBe(400);
});
