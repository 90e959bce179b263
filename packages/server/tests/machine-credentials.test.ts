import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createApiKey,
  createSessionToken,
  depsOf,
  parseAddressList,
  READ_SCOPES,
  scopeOf,
  signClaims,
} from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type OpenServer, openServer } from "./open-server.ts";

const ELSEWHERE = "198.51.100.9";

let opened: OpenServer;
let http: Server;
let url: string;
beforeAll(async () => {
  const trustedProxies = parseAddressList(["127.0.0.1"]) ?? expect.unreachable();
  opened = await openServer({ trustedProxies });
  http = createHttpServer(opened.server);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await opened.close();
});

const ask = async (token: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: "{ viewer { id name scopes } }" }),
  });
  const challenge = response.headers.get("www-authenticate");
  return { status: response.status, challenge, body: await response.json() };
};

async function makeKey() {
  const { workspaceId, deps } = opened;
  const { id, key } = await createApiKey(depsOf(deps, { workspaceId }), workspaceId, {
    name: "Key",
    scopes: READ_SCOPES,
  });
  const update = (data: object) => opened.owner.apiKey.updateMany({ where: { id }, data });
  return { id, token: key.reveal(), update };
}

it("answers whatever is wrong with a key in the same words", async () => {
  const { token, update } = await makeKey();
  expect((await ask(token)).status).toBe(200);
  const mistyped = await ask(`${token.slice(0, -6)}000000`);
  const unknown = await ask("eg_test_0123456789ABCDEFGHIJKLMNOPQRST_000000");
  await update({ allowedAddresses: ["192.0.2.0/24"] });
  const elsewhere = await ask(token);
  await update({ allowedAddresses: [], revokedAt: new Date(0) });
  const revoked = await ask(token);
  await update({ revokedAt: null, expiresAt: new Date(0) });
  const over = await ask(token);
  expect(mistyped).toMatchObject({ status: 401, challenge: 'Bearer error="invalid_token"' });
  for (const answer of [unknown, elsewhere, revoked, over]) expect(answer).toEqual(mistyped);
  expect(JSON.stringify(mistyped)).not.toContain(token.slice(8, 30));
});

it("lets a key in from its addresses alone, also through a proxy", async () => {
  const { token, update } = await makeKey();
  await update({ allowedAddresses: [`${ELSEWHERE}/32`] });
  const from = async (forwarded: string) =>
    (await ask(token, { "x-forwarded-for": forwarded })).status;
  expect(await from(ELSEWHERE)).toBe(200);
  expect(await from(`${ELSEWHERE}, 203.0.113.1`)).toBe(401);
  expect(await from(`203.0.113.1, ${ELSEWHERE}`)).toBe(200);
  expect((await ask(token)).status).toBe(401);
  await update({ allowedAddresses: ["127.0.0.0/8"] });
  expect((await ask(token)).status).toBe(200);
});

it("notes when a key was used, beside the request", async () => {
  const { id, token } = await makeKey();
  await ask(token);
  const read = () => opened.owner.apiKey.findFirst({ where: { id } });
  await vi.waitFor(async () =>
    expect((await read())?.lastUsedAt).toEqual(opened.deps.machineClock.now()),
  );
});

it("knows a session token, and who it is for, marked as the tool's own", async () => {
  const { id: keyId } = await makeKey();
  const credential = { kind: "API_KEY", id: keyId, keyId, expiresAt: null } as const;
  const { viewer } = senderOf(opened.workspaceId, { credential });
  const { claims } = await createSessionToken(depsOf(opened.deps, scopeOf(viewer)), viewer, {
    subject: "user-7",
  });
  const token = signClaims(opened.deps.cipher, claims).reveal();
  const { status, body } = await ask(token, { "x-forwarded-for": ELSEWHERE });
  expect(status).toBe(200);
  expect(body.data.viewer).toMatchObject({ name: "user-7", scopes: [...READ_SCOPES].sort() });
  expect(Buffer.from(body.data.viewer.id, "base64").toString()).toBe("Viewer:session|user-7");
});
