import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import {
  followOperation,
  openSocketServer,
  type SocketServer,
  until,
} from "./open-socket-server.ts";

const TYPES = "subscription { events { type } }";
const PROTOCOL = "graphql-transport-ws";
const OWN = "https://evergrant.test";

let opened: SocketServer;
beforeAll(async () => {
  opened = await openSocketServer();
});
afterAll(() => opened.close());

const authorization = () => `Bearer ${opened.apiKey}`;

/** Shakes hands, says who it is, and answers what came of it: `ack`, a status, or a close code and its reason. */
function knock(headers: Record<string, string>, params?: object): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(opened.url, PROTOCOL, { headers });
    socket.on("open", () =>
      socket.send(JSON.stringify({ type: "connection_init", payload: params })),
    );
    socket.on("message", (message) => {
      resolve(JSON.parse(String(message)).type);
      socket.close();
    });
    socket.on("unexpected-response", (_request, response) => resolve(`${response.statusCode}`));
    socket.on("close", (code, reason) => resolve(`${code} ${reason}`));
    socket.on("error", () => {});
  });
}

it.each([
  ["a key in the handshake", () => knock({ authorization: authorization() })],
  ["a key in connectionParams", () => knock({}, { authorization: authorization() })],
  [
    "a key in connectionParams, otherwise spelled",
    () => knock({}, { Authorization: authorization() }),
  ],
  ["a page of ours", () => knock({ origin: OWN }, { authorization: authorization() })],
])("lets in who comes with %s", async (_what, come) => {
  expect(await come()).toBe("connection_ack");
});

it.each([
  ["nothing", () => knock({}), /^4401 UNAUTHENTICATED: No API key/],
  [
    "what is no key",
    () => knock({}, { authorization: "Bearer evg" }),
    /^4401 UNAUTHENTICATED: The key/,
  ],
  [
    "what no header can carry",
    () => knock({}, { authorization: "Bearer \n" }),
    /^4401 UNAUTHENTICATED/,
  ],
  [
    "a page of a foreign origin",
    () => knock({ origin: "https://evil.test", authorization: authorization() }),
    /^403$/,
  ],
  [
    "a cookie without an Origin",
    () => knock({ cookie: "better-auth.session_token=x" }),
    /^4403 FORBIDDEN/,
  ],
  [
    "a cookie that is nobody's",
    () => knock({ cookie: "better-auth.session_token=x", origin: OWN }),
    /^4401 UNAUTHENTICATED/,
  ],
])("refuses who comes with %s", async (_what, come, answer) => {
  expect(await come()).toMatch(answer);
});

it("speaks no other protocol, and is nowhere else", async () => {
  const closed = new Promise((resolve) =>
    new WebSocket(opened.url).on("close", (code) => resolve(code)),
  );
  expect(await closed).toBe(4406);
  const elsewhere = new WebSocket(opened.url.replace("/graphql", "/health"), PROTOCOL);
  const status = await new Promise((resolve) => {
    elsewhere.on("error", () => {});
    elsewhere.on("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
  });
  expect(status).toBe(404);
});

it("ends the operations of a key that is revoked with the reason, then the socket", async () => {
  const made = await opened.post(
    'mutation { createApiKey(input: { name: "k", scopes: ["events:read"] }) { ... on CreateApiKeyPayload { secret apiKey { id } } } }',
  );
  const { secret, apiKey } = Object(made.body.data).createApiKey;
  const closes: unknown[] = [];
  const client = opened.connect({
    connectionParams: { authorization: `Bearer ${secret}` },
    on: { closed: (event) => void closes.push(event) },
  });
  const [first, second] = [followOperation(client, TYPES), followOperation(client, TYPES)];
  await until(() => expect(opened.server.counts.openStreams).toBe(2));
  await opened.post(
    `mutation { revokeApiKey(input: { apiKeyId: "${apiKey.id}" }) { __typename } }`,
  );
  const ended = [{ extensions: { code: "UNAUTHENTICATED", reason: "CREDENTIAL_REVOKED" } }];
  await until(() => expect([first.failure, second.failure]).toMatchObject([ended, ended]));
  await until(() => expect(closes).toMatchObject([{ code: 4401, reason: "CREDENTIAL_REVOKED" }]));
  expect(opened.server.counts.openStreams).toBe(0);
});
