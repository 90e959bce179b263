import { afterEach, beforeEach, expect, it } from "vitest";
import { follow, take, until } from "./follow.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server[Symbol.asyncDispose]());

async function untilStreaming(count = 1): Promise<void> {
  await until(() => expect(server.streams.size).toBe(count));
}

it("goes on after the last event that was read when the connection is cut", async () => {
  server.append();
  const stream = follow(server);
  await stream.ready;
  server.append();
  server.append();
  expect(await take(stream, 2)).toEqual(["event-2", "event-3"]);
  server.cut();
  server.append();
  expect(await take(stream, 1)).toEqual(["event-4"]);
  expect(server.requests.at(-1)?.variables.after).toBe("3");
  await stream.return();
});

it("does not lose what happens between a cut and the first event", async () => {
  server.append();
  const stream = follow(server);
  const next = take(stream, 1);
  await untilStreaming();
  server.cut();
  server.append();
  expect(await next).toEqual(["event-2"]);
  await stream.return();
});

it("does not lose what happens between the call and the first reading", async () => {
  server.append();
  const stream = follow(server);
  await stream.ready;
  server.append();
  expect(await take(stream, 1)).toEqual(["event-2"]);
  await stream.return();
});

it.each([
  ["everything", {}, ["event-1", "event-2", "event-3"]],
  ["some types", { types: ["TOKEN_DISABLED"] as const }, ["event-2"]],
])("does not lose the first events of an empty log, following %s", async (_name, options, ids) => {
  const stream = follow(server, options);
  const next = take(stream, ids.length);
  await untilStreaming();
  server.cut();
  server.append("TOKEN_ENABLED");
  server.append("TOKEN_DISABLED");
  server.append("TOKEN_ENABLED");
  expect(await next).toEqual(ids);
  await stream.return();
});

it("does not lose an event that comes while the stream of an empty log is being opened", async () => {
  server.answer("Events", (request, response) => {
    if (server.log.length === 0) server.append();
    server.stream(request, response);
  });
  const stream = follow(server);
  expect(await take(stream, 1)).toEqual(["event-1"]);
  server.append();
  expect(await take(stream, 1)).toEqual(["event-2"]);
  await stream.return();
});

it("stays on the first stream of an empty log that stays empty", async () => {
  const stream = follow(server);
  const next = take(stream, 1);
  await untilStreaming();
  await until(() => expect(server.countOf("OldestEvent")).toBe(1));
  server.append();
  expect(await next).toEqual(["event-1"]);
  expect(server.countOf("Events")).toBe(1);
  await stream.return();
});

it("starts after a cursor that is given", async () => {
  for (let count = 0; count < 3; count += 1) server.append();
  const stream = follow(server, { after: "1" });
  expect(await take(stream, 2)).toEqual(["event-2", "event-3"]);
  expect(server.countOf("NewestEvent")).toBe(0);
  await stream.return();
});

it("tells an event once that the server repeats", async () => {
  server.answer("Events", (request, response) => {
    const after = Math.max(0, Number(request.variables.after ?? 0) - 2);
    server.stream({ ...request, variables: { after } }, response);
  });
  for (let count = 0; count < 4; count += 1) server.append();
  const stream = follow(server, { after: "0" });
  expect(await take(stream, 4)).toEqual(["event-1", "event-2", "event-3", "event-4"]);
  server.cut();
  server.append();
  expect(await take(stream, 1)).toEqual(["event-5"]);
  await stream.return();
});

it("tells everything once and in order, however often and wherever it is cut", async () => {
  let seed = 7;
  const roll = (sides: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % sides;
  };
  server.answer("Events", (request, response) => {
    const after = Number(request.variables.after ?? server.log.length);
    const events = server.log.slice(after, after + 1 + roll(12));
    const text = events
      .map((event) => `event: next\ndata: ${JSON.stringify({ data: { events: event } })}\n\n`)
      .join("");
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(text.slice(0, text.length - roll(150)), () => response.destroy());
  });
  for (let count = 0; count < 200; count += 1) server.append();
  const stream = follow(server, { after: "0" });
  expect(await take(stream, 200)).toEqual(server.log.map(({ id }) => id));
  await stream.return();
});

it("comes back when a server that stops has asked for it, and goes on where it was", async () => {
  server.append();
  const waits: number[] = [];
  const stream = follow(server, { after: "0" }, { onWait: (ms) => waits.push(ms) });
  expect(await take(stream, 1)).toEqual(["event-1"]);
  for (const { response } of server.streams) response.end("retry: 7000\n\n");
  server.streams.clear();
  const next = take(stream, 1);
  await untilStreaming();
  server.append();
  expect(await next).toEqual(["event-2"]);
  expect(waits).toEqual([7_000]);
  await stream.return();
});

it("asks on every connection for what is to become of it where its reader is too slow", async () => {
  const stream = follow(server, { onOverflow: "COALESCE", types: ["TOKEN_ENABLED"] });
  const next = take(stream, 1);
  await untilStreaming();
  server.cut();
  await untilStreaming();
  server.append();
  expect(await next).toEqual(["event-1"]);
  const variables = server.requests.map((request) => request.variables);
  const asked = variables.map(({ onOverflow }) => onOverflow ?? null);
  expect(asked.filter((one) => one === "COALESCE")).toHaveLength(server.countOf("Events"));
  expect(server.countOf("Events")).toBeGreaterThan(1);
  // It is no matter of which events there are.
  for (const { filter } of variables.filter((one) => "filter" in one && one.filter))
    expect(filter).toEqual({ types: ["TOKEN_ENABLED"] });
  await stream.return();
});
