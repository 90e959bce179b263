import { afterEach, beforeEach, expect, it } from "vitest";
import { createClient } from "../src/index.ts";
import { TOKEN, until } from "./follow.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
let status: string;
beforeEach(async () => {
  server = await startScriptedServer();
  server.append();
  status = "DISABLED";
  server.answer("SellerAccount", () => ({
    sellerAccount: { id: "account", mwsToken: { id: "token", status } },
  }));
});
afterEach(() => server[Symbol.asyncDispose]());

const waitForEnabled = (limits: { signal?: AbortSignal; timeoutMs?: number } = {}) =>
  createClient({ url: server.url, token: TOKEN }).mwsTokens.waitForStatus({
    sellerAccountId: "account",
    status: "ENABLED",
    ...limits,
  });

it("answers at once where the token has the status", async () => {
  status = "ENABLED";
  expect(await waitForEnabled()).toEqual({ id: "token", status: "ENABLED" });
});

it("answers when the token comes to have it, having read the account once", async () => {
  const waiting = waitForEnabled();
  await until(() => expect(server.streams.size).toBe(1));
  server.append("TOKEN_DISABLED", { to: "DISABLED", mwsToken: { status: "DISABLED" } });
  server.append("TOKEN_ENABLED", { to: "ENABLED", mwsToken: { status: "DISABLED" } });
  server.append("TOKEN_ENABLED", { to: "ENABLED", mwsToken: { id: "now", status: "ENABLED" } });
  expect(await waiting).toEqual({ id: "now", status: "ENABLED" });
  expect(server.countOf("SellerAccount")).toBe(1);
  await until(() => expect(server.streams.size).toBe(0));
});

it("does not miss a change between the reading and the stream", async () => {
  server.answer("SellerAccount", () => {
    server.append("TOKEN_ENABLED", { to: "ENABLED", mwsToken: { status: "ENABLED" } });
    return { sellerAccount: { mwsToken: { status: "DISABLED" } } };
  });
  expect(await waitForEnabled()).toEqual({ status: "ENABLED" });
});

it("rejects for an account that is unknown, or goes meanwhile", async () => {
  server.answer("SellerAccount", () => ({ sellerAccount: null }));
  await expect(waitForEnabled()).rejects.toMatchObject({ code: "NOT_FOUND" });
  server.answer("SellerAccount", () => ({ sellerAccount: { mwsToken: null } }));
  const waiting = waitForEnabled();
  await until(() => expect(server.streams.size).toBe(1));
  server.append("ACCOUNT_DISCONNECTED", { __typename: "SellerAccountChanged" });
  await expect(waiting).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("rejects when the time is over, and when the signal aborts", async () => {
  await expect(waitForEnabled({ timeoutMs: 50 })).rejects.toMatchObject({ name: "TimeoutError" });
  const reason = new Error("changed my mind");
  const controller = new AbortController();
  const waiting = waitForEnabled({ signal: controller.signal });
  await until(() => expect(server.countOf("Events")).toBeGreaterThan(0));
  controller.abort(reason);
  await expect(waiting).rejects.toBe(reason);
  await expect(waitForEnabled({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
