import { createServer as createPlainServer } from "node:http";
import { createServer, type Server } from "node:https";
import { parseAddressList } from "@evergrant/core";
import { generate } from "selfsigned";
import { errors } from "undici";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createEgress } from "../src/egress/create-egress.ts";
import { createPublicFetch, type PublicFetch } from "../src/egress/create-public-fetch.ts";
import { EGRESS_ANSWER_BYTES } from "../src/egress/policy.ts";
import { createTargets } from "../src/egress/targets.ts";

const HOST = "hooks.customer.com";
/** Stands for the one public host there is; every other address is none. */
const PUBLIC = "127.0.0.1";

let server: Server;
let ca: string;
let port: number;
let calls: string[];
beforeAll(async () => {
  const made = await generate([{ name: "commonName", value: HOST }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: HOST }] }],
  });
  ca = made.cert;
  server = createServer({ key: made.private, cert: made.cert }, (request, response) => {
    calls.push(`${request.method} ${request.url}`);
    if (request.url === "/inside")
      response.writeHead(302, { location: "https://169.254.169.254/latest" }).end();
    else if (request.url === "/hang") response.writeHead(200).write("a");
    else if (request.url === "/large") response.end(Buffer.alloc(EGRESS_ANSWER_BYTES + 1, "x"));
    else response.end("thanks");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = Number(Object(server.address()).port);
});
beforeEach(() => {
  calls = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names lead to each of these lists in turn. */
function open(...answers: string[][]): PublicFetch {
  return createPublicFetch({
    ca,
    timeoutMs: 500,
    targets: createTargets(null, (address) => address === PUBLIC),
    resolve: async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
  });
}

const at = (path: string) => `https://${HOST}:${port}${path}`;
const post = { method: "POST", body: "{}", headers: { connection: "close" } };

/** What a call failed with, at the bottom. */
async function failureOf(calling: Promise<unknown>): Promise<unknown> {
  const error = await calling.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? (error.cause ?? error) : error;
}

it("calls a public host", async () => {
  const { status, body } = await open([PUBLIC])(at("/hook"), post);
  expect([status, Buffer.from(body).toString()]).toEqual([200, "thanks"]);
  expect(calls).toEqual(["POST /hook"]);
});

it.each([
  ["nothing", []],
  ["a private address", ["10.0.0.1"]],
  ["a private address beside a public one", [PUBLIC, "10.0.0.1"]],
])("calls nobody where the name leads to %s", async (_what, addresses) => {
  expect(await failureOf(open(addresses)(at("/hook"), post))).toMatchObject({ code: "NOT_PUBLIC" });
  expect(calls).toEqual([]);
});

it("looks at the address of every connection: a name that is bound anew gains nothing", async () => {
  const fetchPublic = open([PUBLIC], ["127.0.0.2"]);
  expect((await fetchPublic(at("/hook"), post)).status).toBe(200);
  expect(await failureOf(fetchPublic(at("/again"), post))).toMatchObject({ code: "NOT_PUBLIC" });
  expect(calls).toEqual(["POST /hook"]);
});

it("follows no redirect", async () => {
  const { status, headers } = await open([PUBLIC])(at("/inside"), post);
  expect(status).toBe(302);
  expect(headers.get("location")).toContain("169.254.169.254");
  expect(calls).toEqual(["POST /inside"]);
});

it("reads so much of an answer, and no more", async () => {
  const { body } = await open([PUBLIC])(at("/large"), post);
  expect(body).toHaveLength(EGRESS_ANSWER_BYTES);
});

it("gives up an answer that does not end", async () => {
  expect(await failureOf(open([PUBLIC])(at("/hang"), post))).toMatchObject({
    name: "TimeoutError",
  });
});

it("refuses an address before any name is looked up", async () => {
  const refused = open()(`https://user@${HOST}/`, post);
  expect(await failureOf(refused)).toMatchObject({ code: "BAD_INPUT" });
});

it("tells why there was no answer, and nothing of the address", async () => {
  const refuse = createEgress(undefined, open(["10.0.0.1"]));
  expect(await refuse.call({ url: at("/secret"), method: "POST" })).toEqual({
    isAnswered: false,
    code: "NOT_PUBLIC",
    message:
      "The address does not lead to public hosts alone. Private addresses are called only if whoever runs this installation names them in EVERGRANT_PRIVATE_TARGETS.",
  });
  const hang = createEgress(undefined, open([PUBLIC]));
  expect(await hang.call({ url: at("/hang"), ...post })).toMatchObject({ code: "TIMED_OUT" });
  const unknown = createEgress(
    undefined,
    createPublicFetch({
      resolve: async () => {
        throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
      },
    }),
  );
  expect(await unknown.call({ url: at("/"), ...post })).toMatchObject({ code: "ENOTFOUND" });
});

it("tells a connection that was not made in time from an answer that was not", async () => {
  const slow = createEgress(undefined, async () => {
    throw new TypeError("fetch failed", { cause: new errors.ConnectTimeoutError() });
  });
  expect(await slow.call({ url: at("/"), ...post })).toMatchObject({ code: "CONNECT_TIMED_OUT" });
});

it("calls a private network that the operator named, by plain http too, and no other", async () => {
  const inside = createPlainServer((_request, response) => response.end("inside"));
  await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
  const { port: plainPort } = Object(inside.address());
  const egress = (network: string, leadsTo = "127.0.0.1") => {
    const targets = createTargets(parseAddressList([network]));
    const resolve = async () => [{ address: leadsTo, family: 4 }];
    return createEgress(targets, createPublicFetch({ targets, resolve }));
  };
  const call = { method: "GET", headers: { connection: "close" } };
  for (const host of ["127.0.0.1", "hooks.internal"]) {
    const url = `http://${host}:${plainPort}/`;
    expect(await egress("127.0.0.0/8").call({ url, ...call })).toMatchObject({ status: 200 });
    expect(await egress("10.0.0.0/8").call({ url, ...call })).toMatchObject({ code: "NOT_PUBLIC" });
  }
  // Plain http is for private networks alone, also where a name of one leads out of it.
  const url = `http://hooks.internal:${plainPort}/`;
  const outside = egress("127.0.0.0/8", "8.8.8.8").call({ url, ...call });
  expect(await outside).toMatchObject({ code: "NOT_PUBLIC" });
  inside.close();
});
