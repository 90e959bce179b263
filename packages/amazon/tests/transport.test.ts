import type { RequestListener } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { createFetch } from "@evergrant/amazon";
import { describe, expect, it } from "vitest";
import { BODY_LIMIT_BYTES } from "../src/policy.ts";
import { send } from "../src/send.ts";
import { startLocalServer, startSilentServer } from "./local-server.ts";
import {
  ACCESS_TOKEN,
  CLIENT_SECRET,
  listOperations,
  MWS_TOKEN,
  makeAmazon,
  REFRESH_TOKEN,
} from "./make-amazon.ts";

const SHORT_MS = 100;
const OPERATIONS = Object.keys(
  listOperations(makeAmazon("http://x.test"), new AbortController().signal),
);
const JSON_TYPE = { "content-type": "application/json" };

async function operateAgainst(listener: RequestListener, signal = new AbortController().signal) {
  await using server = await startLocalServer(listener);
  const answers: unknown[] = [];
  for (const operate of Object.values(listOperations(makeAmazon(server.url), signal))) {
    answers.push(await operate());
  }
  return answers;
}

function expectAll(answers: unknown[], failure: Record<string, unknown>): void {
  expect(answers).toHaveLength(OPERATIONS.length);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure });
  const text = JSON.stringify(answers);
  for (const secret of [ACCESS_TOKEN, CLIENT_SECRET, MWS_TOKEN, REFRESH_TOKEN]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(encodeURIComponent(secret));
  }
}

describe("a connection that fails", () => {
  it("is unavailable when nobody listens", async () => {
    const { url } = await (async () => {
      await using server = await startLocalServer(() => undefined);
      return { url: server.url };
    })();
    const operations = listOperations(makeAmazon(url), new AbortController().signal);
    const answers = await Promise.all(Object.values(operations).map((operate) => operate()));
    expectAll(answers, { class: "unavailable", details: expect.stringContaining("ECONNREFUSED") });
  });

  it("is unavailable when the name does not resolve", async () => {
    const operations = listOperations(
      makeAmazon("http://nowhere.invalid"),
      AbortSignal.timeout(5_000),
    );
    expectAll([...(await Promise.all(Object.values(operations).map((run) => run())))], {
      class: "unavailable",
    });
  });

  it("is unavailable when it speaks no TLS", async () => {
    await using server = await startLocalServer((_request, response) => response.end("{}"));
    const amazon = makeAmazon(server.url.replace("http:", "https:"));
    const answer = await listOperations(amazon, new AbortController().signal).getOrder();
    expect(answer).toMatchObject({ ok: false, failure: { class: "unavailable" } });
  });

  it("is unavailable when it is cut before an answer", async () => {
    const answers = await operateAgainst((request) => request.socket.destroy());
    expectAll(answers, { class: "unavailable" });
  });

  it("is unavailable when it is cut inside a body", async () => {
    const answers = await operateAgainst((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, "content-length": "1000" });
      response.write('{"access_token":"Atza|', () => response.destroy());
    });
    expectAll(answers, { class: "unavailable", status: 200 });
  });

  it("is unavailable when a whole body is only half of the JSON", async () => {
    const answers = await operateAgainst((_request, response) => {
      response.writeHead(200, JSON_TYPE).end('{"access_token":"Atza|');
    });
    expectAll(answers, { class: "unavailable", status: 200 });
  });

  it("is unavailable when the answer is not HTTP", async () => {
    const answers = await operateAgainst((request) => request.socket.end("EHLO\r\n\r\n"));
    expectAll(answers, { class: "unavailable" });
  });
});

describe("an answer that does not end", () => {
  const hangBeforeHeaders: RequestListener = () => undefined;
  const hangInBody: RequestListener = (_request, response) => {
    response.writeHead(200, JSON_TYPE).write('{"orders":[');
  };
  const drip: RequestListener = async (request, response) => {
    response.writeHead(200, JSON_TYPE);
    while (!request.socket.destroyed) {
      response.write(" ");
      await wait(10);
    }
  };

  const PATIENT = { headersMs: 60_000, bodyMs: 60_000, wholeMs: 60_000 };
  const CASES = [
    {
      name: "says nothing",
      listener: hangBeforeHeaders,
      limit: "headersMs",
      words: "begun to answer",
    },
    { name: "says nothing but headers", listener: hangInBody, limit: "bodyMs", words: "the body" },
    { name: "drips", listener: drip, limit: "bodyMs", words: "the body" },
  ];
  for (const { name, listener, limit, words } of CASES) {
    it(`is given up after its own limit, or that of the whole: ${name}`, async () => {
      await using server = await startLocalServer(listener);
      const outgoing = { url: server.url, method: "GET" as const, headers: {} };
      const { signal } = new AbortController();
      for (const [shortened, said] of [
        [limit, words],
        ["wholeMs", "finished its answer"],
      ] as const) {
        const reply = await send(createFetch(), outgoing, signal, {
          ...PATIENT,
          [shortened]: SHORT_MS,
        });
        const expected = {
          kind: "silence",
          cause: "timeout",
          words: expect.stringContaining(said),
        };
        expect(reply).toMatchObject(expected);
      }
    });

    it(`is given up when the caller's signal aborts: ${name}`, async () => {
      const answers = await operateAgainst(listener, AbortSignal.timeout(SHORT_MS));
      expectAll(answers, {
        class: "unavailable",
        details: "The call was ended before Amazon had answered.",
      });
    });
  }

  it("is given up when no connection comes about, long before the whole is over", async () => {
    // Accepts, and never shakes hands.
    await using server = await startSilentServer();
    const outgoing = { url: server.url, method: "GET" as const, headers: {} };
    const reply = await send(
      createFetch(SHORT_MS),
      outgoing,
      new AbortController().signal,
      PATIENT,
    );
    const words = expect.stringContaining("UND_ERR_CONNECT_TIMEOUT");
    expect(reply).toMatchObject({ kind: "silence", cause: "timeout", words });
  });

  it("is given up also when the transport ignores signals", async () => {
    const deaf: typeof fetch = () => new Promise(() => undefined);
    const deafBody: typeof fetch = async () => new Response(new ReadableStream());
    for (const transport of [deaf, deafBody]) {
      const amazon = makeAmazon("http://x.test", transport);
      const answer = await listOperations(amazon, AbortSignal.timeout(SHORT_MS)).getOrder();
      expect(answer).toMatchObject({ ok: false, failure: { class: "unavailable" } });
    }
  });

  it("is not even asked for under an aborted signal", async () => {
    let count = 0;
    const answers = await operateAgainst((_request, response) => {
      count += 1;
      response.end("{}");
    }, AbortSignal.abort());
    expectAll(answers, { class: "unavailable" });
    expect(count).toBe(0);
  });
});

describe("an answer that is too large", () => {
  it("is not read to its end, with or without a length, also when it was compressed", async () => {
    const chunk = Buffer.alloc(65_536, " ");
    const endless: RequestListener = (_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.writeHead(200, JSON_TYPE).on("drain", pour);
      pour();
    };
    const sized: RequestListener = (_request, response) => {
      response.writeHead(200, JSON_TYPE).end(Buffer.alloc(BODY_LIMIT_BYTES + 1, " "));
    };
    const bomb: RequestListener = (_request, response) => {
      const body = gzipSync(Buffer.alloc(BODY_LIMIT_BYTES * 20, " "));
      response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end(body);
    };
    for (const listener of [endless, sized, bomb]) {
      const details = expect.stringContaining("larger than");
      expectAll(await operateAgainst(listener), { class: "unavailable", status: 200, details });
    }
  });
});

describe("a redirect", () => {
  it("is not followed: no secret leaves for another place", async () => {
    const visited: (string | undefined)[] = [];
    await using elsewhere = await startLocalServer((request, response) => {
      visited.push(request.url);
      response.end("{}");
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const answers = await operateAgainst((_request, response) => {
        response.writeHead(status, { location: elsewhere.url }).end();
      });
      expectAll(answers, { class: "unavailable", status });
    }
    expect(visited).toEqual([]);
  });
});
