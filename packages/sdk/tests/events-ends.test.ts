import { afterEach, beforeEach, expect, it } from "vitest";
import { ApiError, NetworkError } from "../src/index.ts";
import { follow, take, until } from "./follow.ts";
import { refuse, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
  server.append();
});
afterEach(() => server[Symbol.asyncDispose]());

it("notices a connection that went silent, and opens another", async () => {
  let isSilent = true;
  server.answer("Events", (request, response) => {
    if (!isSilent) return server.stream(request, response);
    isSilent = false;
    response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
  });
  const stream = follow(server, {}, { silenceMs: 200 });
  const next = take(stream, 1);
  await until(() => expect(server.countOf("Events")).toBeGreaterThan(1));
  server.append();
  expect(await next).toEqual(["event-2"]);
  await stream.return();
});

it("stays on a quiet connection while pings come", async () => {
  const stream = follow(server, {}, { silenceMs: 400 });
  const next = take(stream, 1);
  await until(() => expect(server.streams.size).toBe(1));
  const pings = setInterval(() => {
    for (const { response } of server.streams) response.write(":\n\n");
  }, 40);
  const openedAt = performance.now();
  await until(() => expect(performance.now() - openedAt).toBeGreaterThan(1_000));
  server.append();
  expect(await next).toEqual(["event-2"]);
  clearInterval(pings);
  expect(server.countOf("Events")).toBe(1);
  await stream.return();
});

it("notices a server that does not even begin to answer", async () => {
  let isHanging = true;
  server.answer("Events", (request, response) => {
    if (!isHanging) return server.stream(request, response);
    isHanging = false;
  });
  const stream = follow(server, { after: "0" }, { silenceMs: 100 });
  expect(await take(stream, 1)).toEqual(["event-1"]);
  await stream.return();
});

it.each([
  ["the server completes the stream", "event: complete\ndata:\n\n", "text/event-stream"],
  ["a proxy answers for it", "<h1>Bad gateway</h1>", "text/html"],
  [
    "something unexpected happens in it",
    'event: next\ndata: {"errors":[{"message":"?","extensions":{"code":"INTERNAL"}}]}\n\n',
    "text/event-stream",
  ],
])("opens another stream when %s", async (_name, body, type) => {
  let refusals = 3;
  server.answer("Events", (request, response) => {
    refusals -= 1;
    if (refusals < 0) return server.stream(request, response);
    response.writeHead(type === "text/html" ? 502 : 200, { "content-type": type }).end(body);
  });
  const stream = follow(server, { after: "0" });
  expect(await take(stream, 1)).toEqual(["event-1"]);
  await stream.return();
});

it("waits for a server that cannot be reached, also for the starting place", async () => {
  let failures = 4;
  const stream = follow(
    server,
    {},
    {
      fetch: (input, init) => {
        failures -= 1;
        return failures < 0 ? fetch(input, init) : Promise.reject(new TypeError("fetch failed"));
      },
    },
  );
  await stream.ready;
  server.append();
  expect(await take(stream, 1)).toEqual(["event-2"]);
  await stream.return();
});

it.each(["UNAUTHENTICATED", "FORBIDDEN", "BAD_INPUT", "CURSOR_EXPIRED"])(
  "ends with ApiError on %s, as JSON and in the stream",
  async (code) => {
    server.answer("Events", (_request, response) => refuse(response, code, 401));
    await expect(follow(server, { after: "0" }).next()).rejects.toMatchObject({
      name: "ApiError",
      code,
      retryable: false,
    });
    const errors = JSON.stringify({ errors: [{ message: "No.", extensions: { code } }] });
    server.answer("Events", (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`event: next\ndata: ${errors}\n\nevent: complete\ndata:\n\n`);
    });
    await expect(follow(server, { after: "0" }).next()).rejects.toThrow(ApiError);
    expect(server.countOf("Events")).toBe(2);
  },
);

it("ends with the refusal of the starting place, which ready tells too", async () => {
  server.answer("NewestEvent", (_request, response) => refuse(response, "FORBIDDEN"));
  const stream = follow(server);
  await expect(stream.ready).rejects.toThrow(ApiError);
  await expect(stream.next()).rejects.toThrow(ApiError);
});

it("ends with NetworkError where the url is not the API's", async () => {
  server.answer("Events", (_request, response) => {
    response.writeHead(404, { "content-type": "text/html" }).end("Not found");
  });
  await expect(follow(server, { after: "0" }).next()).rejects.toThrow(NetworkError);
});

it("ends quietly when the signal aborts, and closes the connection", async () => {
  const controller = new AbortController();
  const stream = follow(server, { signal: controller.signal });
  const next = stream.next();
  await until(() => expect(server.streams.size).toBe(1));
  controller.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  await until(() => expect(server.streams.size).toBe(0));
  expect((await follow(server, { signal: controller.signal }).next()).done).toBe(true);
});

it("closes the connection when a loop is left", async () => {
  for await (const event of follow(server, { after: "0" })) {
    expect(event.id).toBe("event-1");
    break;
  }
  await until(() => expect(server.streams.size).toBe(0));
});

it("closes a stream that waits for an event", async () => {
  const stream = follow(server);
  const next = stream.next();
  await until(() => expect(server.streams.size).toBe(1));
  await stream.return();
  expect((await next).done).toBe(true);
  await until(() => expect(server.streams.size).toBe(0));
});

it("asks again for an event of which a field could not be loaded, and tells it once it can be", async () => {
  let faults = 2;
  server.answer("Events", (request, response) => {
    faults -= 1;
    if (faults < 0) return server.stream(request, response);
    const errors = ["FORBIDDEN", "INTERNAL"].map((code) => ({
      message: "?",
      extensions: { code },
    }));
    const answer = { data: { events: { ...server.log[0], mwsToken: null } }, errors };
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`event: next\ndata: ${JSON.stringify(answer)}\n\n`);
  });
  server.append();
  const stream = follow(server, { after: "0" });
  const { value } = await stream.next();
  expect(value).toEqual(server.log[0]);
  expect(await take(stream, 1)).toEqual(["event-2"]);
  expect(server.countOf("Events")).toBe(3);
  await stream.return();
});

it("tells an event of which a field may not be read", async () => {
  server.answer("Events", (_request, response) => {
    const answer = { data: { events: server.log[0] }, errors: [{ message: "FORBIDDEN" }] };
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`event: next\ndata: ${JSON.stringify(answer)}\n\n`);
  });
  const stream = follow(server, { after: "0" });
  expect(await take(stream, 1)).toEqual(["event-1"]);
  await stream.return();
});
