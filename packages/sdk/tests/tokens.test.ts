import { inspect } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ApiError, createClient, type TokenSource } from "../src/index.ts";
import { take, until } from "./follow.ts";
import { refuse, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
/** What the server accepts. */
let valid: string;
/** How the source of tokens was asked. */
let asked: boolean[];
beforeEach(async () => {
  server = await startScriptedServer();
  server.append();
  valid = "PLANTED-first";
  asked = [];
  server.answer("Events", (request, response) => {
    if (request.authorization === `Bearer ${valid}`) return server.stream(request, response);
    refuse(response, "UNAUTHENTICATED", 401);
  });
});
afterEach(() => server[Symbol.asyncDispose]());

const clientOf = (token: TokenSource) => createClient({ url: server.url, token });

/** Keeps a token until it is refused. */
function createSource(): TokenSource {
  let kept = valid;
  return ({ isRefused }) => {
    asked.push(isRefused);
    if (isRefused) kept = valid;
    return kept;
  };
}

/** Ends every stream as the API does when what it was opened with ends. */
function endStreams(reason: string): void {
  const errors = [{ message: "Gone.", extensions: { code: "UNAUTHENTICATED", reason } }];
  for (const { response } of server.streams)
    response.end(`event: next\ndata: ${JSON.stringify({ errors })}\n\nevent: complete\ndata:\n\n`);
  server.streams.clear();
}

it("goes on at its cursor with a renewed token, without a gap or a repeat", async () => {
  const stream = clientOf(createSource()).events.subscribe({ after: "0" });
  expect(await take(stream, 1)).toEqual(["event-1"]);
  for (const [round, reason] of ["CREDENTIAL_EXPIRED", "CREDENTIAL_REVOKED"].entries()) {
    const next = take(stream, 2);
    valid = `PLANTED-renewed-${round}`;
    endStreams(reason);
    // Told to nobody, since nobody is connected.
    server.append();
    await until(() => expect(server.streams.size).toBe(1));
    server.append();
    expect(await next).toEqual([`event-${2 + 2 * round}`, `event-${3 + 2 * round}`]);
  }
  expect(asked).toEqual([false, true, true]);
  await stream.return();
});

it.each([
  ["a key", () => "PLANTED-first" as TokenSource],
  ["a source that has no other", () => (() => "PLANTED-first") as TokenSource],
])("ends with a typed error where %s was revoked", async (_name, makeSource) => {
  const stream = clientOf(makeSource()).events.subscribe({ after: "0" });
  expect(await take(stream, 1)).toEqual(["event-1"]);
  const next = stream.next();
  await until(() => expect(server.streams.size).toBe(1));
  valid = "PLANTED-other";
  endStreams("CREDENTIAL_REVOKED");
  const error = await next.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: "UNAUTHENTICATED", retryable: false });
  expect(inspect(error, { showHidden: true, depth: Infinity })).not.toContain("PLANTED");
});

it("says why a stream of a key was ended", async () => {
  const stream = clientOf("PLANTED-first").events.subscribe({ after: "1" });
  const next = stream.next();
  await until(() => expect(server.streams.size).toBe(1));
  endStreams("CREDENTIAL_EXPIRED");
  await expect(next).rejects.toMatchObject({ reason: "CREDENTIAL_EXPIRED" });
});

it("opens a stream anew with the same key where that allows less by now", async () => {
  const stream = clientOf("PLANTED-first").events.subscribe({ after: "1" });
  const next = take(stream, 1);
  await until(() => expect(server.streams.size).toBe(1));
  endStreams("CREDENTIAL_CHANGED");
  await until(() => expect(server.streams.size).toBe(1));
  server.append();
  expect(await next).toEqual(["event-2"]);
  await stream.return();
});

it("asks for a token before each request, and once more when it is refused", async () => {
  server.answer("SellerAccount", ({ authorization }, response) =>
    authorization === `Bearer ${valid}`
      ? { sellerAccount: null }
      : refuse(response, "UNAUTHENTICATED", 401),
  );
  const client = clientOf(createSource());
  expect(await client.sellerAccounts.get("a")).toBeNull();
  valid = "PLANTED-second";
  expect(await client.sellerAccounts.get("a")).toBeNull();
  expect(asked).toEqual([false, false, true]);
  const stubborn = clientOf(() => "PLANTED-never");
  await expect(stubborn.sellerAccounts.get("a")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect(server.countOf("SellerAccount")).toBe(5);
});

it("does not repeat a token that a source gives and that cannot be one", async () => {
  const error = await clientOf(() => "PLANTED\n")
    .sellerAccounts.get("a")
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect(inspect(error)).not.toContain("PLANTED");
  expect(server.requests).toEqual([]);
});
