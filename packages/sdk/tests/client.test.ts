import { afterEach, beforeEach, expect, it } from "vitest";
import { createClient, NetworkError, unwrap } from "../src/index.ts";
import { TOKEN } from "./follow.ts";
import { refuse, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const clientOf = ({ url }: ScriptedServer) => createClient({ url, token: TOKEN });

/** Pages of numbered accounts. */
function answerPages(total: number): void {
  server.answer("SellerAccounts", ({ variables }) => {
    const start = Number(variables.after ?? 0);
    const end = Math.min(start + Number(variables.first), total);
    const edges = Array.from({ length: end - start }, (_, index) => ({
      node: { __typename: "SellerAccount", id: `account-${start + index}` },
    }));
    const pageInfo = { hasNextPage: end < total, endCursor: end > start ? String(end) : null };
    return { sellerAccounts: { edges, pageInfo } };
  });
}

it("lists every account over all pages, with the same filter and order on each", async () => {
  answerPages(250);
  const args = { filter: { hasAlert: true }, orderBy: "EXPIRES_AT" } as const;
  const ids: string[] = [];
  for await (const { id } of clientOf(server).sellerAccounts.list(args)) ids.push(id);
  expect(ids).toEqual(Array.from({ length: 250 }, (_, index) => `account-${index}`));
  expect(server.requests.map(({ variables }) => variables)).toEqual(
    [undefined, "100", "200"].map((after) => ({ ...args, first: 100, ...(after && { after }) })),
  );
});

it("reads pages of the size asked for, and none that is not needed", async () => {
  answerPages(250);
  for await (const { id } of clientOf(server).sellerAccounts.list({ first: 10 })) {
    if (id === "account-12") break;
  }
  expect(server.requests.map(({ variables }) => variables.first)).toEqual([10, 10]);
});

it("lists nothing where there is nothing", async () => {
  answerPages(0);
  for await (const account of clientOf(server).sellerAccounts.list()) {
    expect.unreachable(account.id);
  }
});

it("reads one account, and null for an unknown one", async () => {
  server.answer("SellerAccount", ({ variables }) => ({
    sellerAccount: variables.id === "known" ? { __typename: "SellerAccount", id: "known" } : null,
  }));
  const { sellerAccounts } = clientOf(server);
  expect(await sellerAccounts.get("known")).toMatchObject({ id: "known" });
  expect(await sellerAccounts.get("unknown")).toBeNull();
});

it("asks anew each time, also while the same question is under way", async () => {
  server.answer("SellerAccount", () => ({ sellerAccount: null }));
  const { sellerAccounts } = clientOf(server);
  await Promise.all([sellerAccounts.get("one"), sellerAccounts.get("one")]);
  await sellerAccounts.get("one");
  expect(server.countOf("SellerAccount")).toBe(3);
});

it("answers a mutation's refusal as a result", async () => {
  const refused = {
    __typename: "GrantDisabledError",
    code: "GRANT_DISABLED",
    message: "Enable it first.",
    retryable: false,
  };
  server.answer("EnableMwsToken", () => ({ enableMwsToken: refused }));
  const result = await clientOf(server).mwsTokens.enable({ sellerAccountId: "a", token: "t" });
  expect(result).toEqual(refused);
  expect(() => unwrap(result)).toThrow("Enable it first.");
});

it("sends everything by POST to the bare address, with the key", async () => {
  server.answer("SellerAccount", () => ({ sellerAccount: null }));
  await clientOf(server).sellerAccounts.get("one");
  expect(server.requests).toEqual([
    {
      operation: "SellerAccount",
      variables: { id: "one" },
      method: "POST",
      url: "/graphql",
      authorization: `Bearer ${TOKEN}`,
    },
  ]);
});

it("throws ApiError for a request that is refused as a whole, whatever its HTTP status", async () => {
  for (const status of [200, 401]) {
    server.answer("SellerAccount", (_request, response) =>
      refuse(response, "UNAUTHENTICATED", status),
    );
    await expect(clientOf(server).sellerAccounts.get("one")).rejects.toMatchObject({
      name: "ApiError",
      code: "UNAUTHENTICATED",
      retryable: false,
    });
  }
});

it("throws NetworkError for what is not the API's answer", async () => {
  const { sellerAccounts } = clientOf(server);
  server.answer("SellerAccount", (_request, response) => {
    response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
  });
  await expect(sellerAccounts.get("one")).rejects.toMatchObject({ status: 502, retryable: true });
  server.answer("SellerAccount", (_request, response) => {
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
  });
  await expect(sellerAccounts.get("one")).rejects.toMatchObject({ status: 404, retryable: false });
  server.answer("SellerAccount", (_request, response) => {
    response.destroy();
  });
  await expect(sellerAccounts.get("one")).rejects.toThrow(NetworkError);
});

it("hands on the query that an expired cursor is recovered by", async () => {
  const snapshotQuery = "{ eventsCursor sellerAccounts { edges { node { id } } } }";
  server.answer("SellerAccount", (_request, response) =>
    refuse(response, "CURSOR_EXPIRED", 200, { snapshotQuery }),
  );
  const refused = clientOf(server).sellerAccounts.get("account-1");
  await expect(refused).rejects.toMatchObject({ code: "CURSOR_EXPIRED", snapshotQuery });
});

it("says after how many seconds a request that was limited may be repeated, and repeats nothing", async () => {
  server.answer("SellerAccount", (_request, response) =>
    refuse(response, "RATE_LIMITED", 429, { retryAfter: 17 }),
  );
  await expect(clientOf(server).sellerAccounts.get("account-1")).rejects.toMatchObject({
    name: "ApiError",
    code: "RATE_LIMITED",
    retryable: true,
    retryAfter: 17,
  });
  expect(server.requests).toHaveLength(1);
});
