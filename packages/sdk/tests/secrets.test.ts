import { inspect } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createClient } from "../src/index.ts";
import { TOKEN } from "./follow.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

const PASTED = "Atzr|IwEBI_PLANTED_pasted";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server[Symbol.asyncDispose]());

/** Everything that a log, a debugger or a crash report could make of an error. */
function expose(error: unknown): string {
  const shown = inspect(error, { depth: Infinity, showHidden: true, getters: true });
  return `${shown}\n${JSON.stringify(error)}\n${String(error)}`;
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable("It was to fail."),
    (error: unknown) => error,
  );
}

const enable = (fetchWith = fetch) =>
  createClient({ url: server.url, token: TOKEN, fetch: fetchWith }).mwsTokens.enable({
    sellerAccountId: "account",
    token: ` "${PASTED}"\n`,
  });

it("keeps tokens out of an ApiError whose message quotes them", async () => {
  server.answer("EnableMwsToken", ({ variables, authorization }, response) => {
    const message = `${authorization} sent ${JSON.stringify(variables)} and ${PASTED}.`;
    response
      .writeHead(400, { "content-type": "application/json" })
      .end(JSON.stringify({ errors: [{ message, extensions: { code: "BAD_INPUT", variables } }] }));
  });
  const error = await failureOf(enable());
  expect(error).toMatchObject({ name: "ApiError", code: "BAD_INPUT" });
  expect(expose(error)).toContain("account");
  expect(expose(error)).not.toContain("PLANTED");
});

it("keeps tokens out of a NetworkError whose origin quotes them", async () => {
  const error = await failureOf(
    enable((_input, init) =>
      Promise.reject(
        Object.assign(new TypeError(`failed: ${String(init?.body)} ${TOKEN}`), {
          init,
          code: TOKEN,
        }),
      ),
    ),
  );
  expect(error).toMatchObject({ name: "NetworkError", status: null, retryable: true });
  expect(expose(error)).not.toContain("PLANTED");
});

it("keeps tokens out of the error that ends a stream", async () => {
  server.answer("Events", ({ authorization }, response) => {
    const errors = [{ message: `No: ${authorization}`, extensions: { code: "UNAUTHENTICATED" } }];
    response.writeHead(401, { "content-type": "application/json" }).end(JSON.stringify({ errors }));
  });
  const client = createClient({ url: server.url, token: TOKEN });
  const error = await failureOf(client.events.subscribe({ after: "1" }).next());
  expect(error).toMatchObject({ code: "UNAUTHENTICATED" });
  expect(expose(error)).not.toContain("PLANTED");
});

it("does not repeat a key that cannot be one", () => {
  let shown = "";
  try {
    createClient({ url: server.url, token: `${TOKEN}\n` });
  } catch (error) {
    shown = expose(error);
  }
  expect(shown).toContain("TypeError");
  expect(shown).not.toContain("PLANTED");
});
