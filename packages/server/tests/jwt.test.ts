import { createWorkspace } from "@evergrant/core";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { senderOf } from "@evergrant/testkit/viewer";
import { exportSPKI, importJWK, type JWTPayload, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { endedByWorkspace } from "../src/authentication/ended-checks.ts";
import { jwtIssuers } from "../src/authentication/jwt/issuer.ts";
import { COOLDOWN_MS, FRESH_MS, STALE_MS } from "../src/authentication/jwt/key-set.ts";
import { createWakes } from "../src/bus/wakes.ts";
import { createServer } from "../src/create-server.ts";
import { type LocalIssuer, startIssuer } from "./jwt-issuer.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { readStream } from "./read-stream.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const SECONDS = NOW.getTime() / 1_000;
const HOUR = 3_600;

let opened: OpenServer;
let issuer: LocalIssuer;
let clock: ReturnType<typeof createSettableClock>;
let server: ReturnType<typeof createServer>;
let logged: string[];

beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());
beforeEach(async () => {
  issuer = await startIssuer();
  logged = [];
  serve({});
});
afterEach(() => issuer.close());

/** A server that believes the issuer, configured as an operator would. */
function serve(config: object): void {
  clock = createSettableClock(NOW);
  const text = JSON.stringify([
    {
      ...{ issuer: issuer.url, audience: "evergrant", workspaces: "*" },
      ...{ workspaceClaim: "workspace", roleClaim: "role", ...config },
    },
  ]);
  server = createServer({
    deps: { ...opened.deps, machineClock: clock },
    wakes: createWakes(),
    logger: { error: (_fields, message) => void logged.push(message) },
    jwtIssuers: jwtIssuers.parse(text),
  });
}

const CLAIMS = (): JWTPayload => ({
  ...{ iss: issuer.url, aud: "evergrant", sub: "user-7", name: "Ada" },
  ...{ iat: SECONDS, exp: SECONDS + HOUR, workspace: opened.workspaceId, role: "operator" },
});

const QUERY = "{ viewer { name scopes workspace { name } } }";
const ask = (token: string, query = QUERY, accept = "application/json") =>
  server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", accept },
    body: JSON.stringify({ query }),
  });
const statusOf = async (otherwise: object): Promise<number> =>
  (await ask(await issuer.sign({ ...CLAIMS(), ...otherwise }))).status;

it("lets in whom the issuer vouches for, with the scopes of the role", async () => {
  const response = await ask(await issuer.sign(CLAIMS()));
  const { data } = await response.json();
  expect(data.viewer).toMatchObject({ name: "Ada", workspace: { name: "Workspace" } });
  expect(data.viewer.scopes).toContain("tokens:write");
  expect(data.viewer.scopes).not.toContain("keys:admin");
  const update = 'mutation { updateWorkspace(input: { name: "x" }) { ... on Error { message } } }';
  const refused = await (await ask(await issuer.sign(CLAIMS()), update)).json();
  expect(refused.data.updateWorkspace.message).toContain("the role operator does not have");
});

it("takes a workspace's id as the API shows it", async () => {
  const workspace = Buffer.from(`Workspace:${opened.workspaceId}`).toString("base64");
  expect(await statusOf({ workspace })).toBe(200);
});

/** What a token says otherwise; undefined: it does not say it. */
type Otherwise = { [Claim in keyof JWTPayload]?: JWTPayload[Claim] | undefined };

it.each<[string, Otherwise, number]>([
  ["of another audience", { aud: "other" }, 401],
  ["of several audiences, ours among them", { aud: ["other", "evergrant"] }, 200],
  ["of another issuer", { iss: "https://other.example" }, 401],
  ["that is not over by 29 seconds", { exp: SECONDS - 29 }, 200],
  ["that is over by 30 seconds", { exp: SECONDS - 30 }, 401],
  ["without an end", { exp: undefined }, 401],
  ["that ends in a day", { exp: SECONDS + 24 * HOUR + 30 }, 200],
  ["that ends later", { exp: SECONDS + 24 * HOUR + 31 }, 401],
  ["that begins in 30 seconds", { nbf: SECONDS + 30 }, 200],
  ["that begins later", { nbf: SECONDS + 31 }, 401],
  ["made in 30 seconds", { iat: SECONDS + 30 }, 200],
  ["made later", { iat: SECONDS + 31 }, 401],
  ["of nobody", { sub: undefined }, 401],
  ["of an empty somebody", { sub: "" }, 401],
  ["for no workspace", { workspace: undefined }, 401],
  ["for an unknown workspace", { workspace: "0198c5f0-0000-7000-8000-000000000001" }, 401],
  ["for what is no workspace", { workspace: "'; DROP" }, 401],
  ["without a role", { role: undefined }, 401],
  ["with an unknown role", { role: "root" }, 401],
  ["with a role of the prototype", { role: "constructor" }, 401],
  ["with several roles", { role: ["unknown", "viewer"] }, 200],
])("answers a token %s as it should", async (_name, claims, status) => {
  expect(await statusOf(claims)).toBe(status);
  expect(logged).toEqual([]);
});

it("maps the issuer's words for roles to ours, and knows no others then", async () => {
  serve({ roleMap: { staff: "operator" } });
  expect(await statusOf({ role: "staff" })).toBe(200);
  for (const role of ["operator", "owner", "toString"]) expect(await statusOf({ role })).toBe(401);
});

it("lets an issuer speak for its own workspaces alone", async () => {
  const { workspaceId } = await createWorkspace(opened.deps, { name: "Another company's" });
  serve({ workspaces: [opened.workspaceId] });
  expect(await statusOf({})).toBe(200);
  expect(await statusOf({ workspace: workspaceId })).toBe(401);
  serve({ workspaces: "*" });
  expect(await statusOf({ workspace: workspaceId })).toBe(200);
});

it("believes no token without a signature, or signed with what everybody knows", async () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const jwk = await issuer.publicKey();
  const { kid = "" } = jwk;
  const unsigned = `${encode({ alg: "none", kid })}.${encode(CLAIMS())}`;
  const pem = await exportSPKI((await importJWK(jwk, "ES256")) as CryptoKey);
  const confused = await new SignJWT(CLAIMS())
    .setProtectedHeader({ alg: "HS256", kid })
    .sign(new TextEncoder().encode(pem));
  const [header, payload, signature] = (await issuer.sign(CLAIMS())).split(".");
  const raised = encode({ ...CLAIMS(), role: "owner" });
  for (const token of [
    `${unsigned}.`,
    `${unsigned}.AA`,
    confused,
    `${header}.${raised}.${signature}`,
    `${header}.${payload}`,
  ]) {
    const response = await ask(token);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
  }
});

it("believes only the algorithms that were configured", async () => {
  serve({ algorithms: ["RS256"] });
  expect(await statusOf({})).toBe(401);
});

it("follows a rotation, and asks for unknown keys no oftener than it may", async () => {
  expect(await statusOf({})).toBe(200);
  expect(issuer.asked()).toBe(1);
  await issuer.rotate();
  clock.set(new Date(NOW.getTime() + COOLDOWN_MS - 1));
  expect(await statusOf({})).toBe(401);
  expect(issuer.asked()).toBe(1);
  clock.set(new Date(NOW.getTime() + COOLDOWN_MS));
  expect(await statusOf({})).toBe(200);
  expect(issuer.asked()).toBe(2);
  const flood = Array.from({ length: 50 }, async (_, index) =>
    ask(await issuer.sign(CLAIMS(), { kid: `unknown-${index}` })),
  );
  for (const response of await Promise.all(flood)) expect(response.status).toBe(401);
  expect(issuer.asked()).toBe(2);
});

it("goes on while the issuer is down, for a day, and asks it no oftener for that", async () => {
  expect(await statusOf({})).toBe(200);
  issuer.isUp = false;
  const at = async (milliseconds: number) => {
    clock.set(new Date(NOW.getTime() + milliseconds));
    const seconds = SECONDS + milliseconds / 1_000;
    return statusOf({ iat: seconds, exp: seconds + HOUR });
  };
  expect(await at(FRESH_MS)).toBe(200);
  expect(await at(STALE_MS - 1)).toBe(200);
  expect(await at(STALE_MS)).toBe(401);
  expect(new Set(logged)).toEqual(new Set(["An issuer's keys could not be had"]));
  const failures = logged.length;
  expect(await at(STALE_MS + 1)).toBe(401);
  expect(logged).toHaveLength(failures);
  issuer.isUp = true;
  expect(await at(STALE_MS + 2 * COOLDOWN_MS)).toBe(200);
});

it("forgets a key that the issuer has withdrawn", async () => {
  const old = await issuer.sign({ ...CLAIMS(), exp: SECONDS + HOUR });
  expect((await ask(old)).status).toBe(200);
  await issuer.rotate();
  issuer.withdrawOld();
  clock.set(new Date(NOW.getTime() + FRESH_MS));
  await ask(old);
  await expect.poll(async () => (await ask(old)).status).toBe(401);
});

it("answers 401, and not 500, for an issuer that was never up", async () => {
  issuer.isUp = false;
  expect(await statusOf({})).toBe(401);
  expect(logged).toEqual(["An issuer's keys could not be had"]);
});

it("takes keys from where it was told to", async () => {
  serve({ jwksUrl: `${issuer.url}/keys` });
  expect(await statusOf({})).toBe(200);
});

it("ends a stream with its token", async () => {
  const token = await issuer.sign(CLAIMS());
  const stream = readStream(
    await ask(token, "subscription { events { type } }", "text/event-stream"),
  );
  clock.set(new Date(NOW.getTime() + HOUR * 1_000));
  await stream.closed;
  expect(stream.results.at(-1)?.errors?.[0]?.extensions).toEqual({
    code: "UNAUTHENTICATED",
    reason: "CREDENTIAL_EXPIRED",
  });
});

it("sends away whose workspace is gone", async () => {
  const { workspaceId } = await createWorkspace(opened.deps, { name: "Gone" });
  const credential = { kind: "JWT", id: "id", keyId: null, expiresAt: null } as const;
  const letIn = (id: string) => ({ ...senderOf(id, { credential }), address: null });
  const [staying, going] = [letIn(opened.workspaceId), letIn(workspaceId)];
  const findEnded = endedByWorkspace(opened.deps);
  expect((await findEnded([staying, going])).size).toBe(0);
  await opened.owner.workspace.delete({ where: { id: workspaceId } });
  expect([...(await findEnded([staying, going]))]).toEqual([[going, "CREDENTIAL_REVOKED"]]);
});

it.each<[string, object, boolean]>([
  ["https", { issuer: "https://id.example" }, true],
  ["http elsewhere", { issuer: "http://id.example" }, false],
  ["http for keys", { jwksUrl: "http://id.example/keys" }, false],
  ["a shared secret's algorithm", { algorithms: ["HS256"] }, false],
  ["no algorithm", { algorithms: [] }, false],
  ["no workspaces", { workspaces: undefined }, false],
  ["no workspace of the list", { workspaces: [] }, false],
  ["what is no workspace", { workspaces: ["x"] }, false],
  ["an unknown role", { roleMap: { staff: "root" } }, false],
  ["what nobody reads", { adience: "x" }, false],
])("can be configured with %s: %s", (_name, config, isFine) => {
  const given = {
    ...{ issuer: "https://id.example", audience: "a", workspaces: "*" },
    ...{ workspaceClaim: "w", roleClaim: "r", ...config },
  };
  expect(jwtIssuers.safeParse(JSON.stringify([given])).success).toBe(isFine);
});
