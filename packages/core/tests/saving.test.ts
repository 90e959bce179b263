import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import {
  type AccountFixture,
  connectAccount,
  DE,
  makeString,
  readConnected,
  scriptGrant,
} from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { advance, type CoreWorld, createCoreWorld } from "./core-world.ts";
import { MINUTE_MS } from "./token-fixture.ts";

describe("saving a token", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  const save = ({ sellerAccountId }: AccountFixture, token: string, actor = world.actor) =>
    enableMwsToken(world.depsOf(actor), actor, { sellerAccountId, token });

  /** Holds every exchange until as many have come. */
  function meetAtAmazon(count: number): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    let come = 0;
    world.amazon.onCall = ({ operation }) => {
      if (operation !== "refreshToken") return;
      come += 1;
      if (come === count) resolve();
      return promise;
    };
  }

  it("lets one of two racing saves win, and tells the other of a CONFLICT", async () => {
    const account = await connectAccount(world);
    const { candidate, other } = account.strings;
    meetAtAmazon(2);
    const codes = await Promise.all([
      codeOf(save(account, candidate)),
      codeOf(save(account, other)),
    ]);
    expect(codes.toSorted()).toEqual(["CONFLICT", null]);
    const { token } = await readConnected(world, account);
    expect(token.lastFour).toBe(codes[0] === null ? "cand" : "next");
    const secrets = await world.client.tokenSecret.findMany();
    expect(secrets.map(({ slot }) => slot)).toEqual(["CURRENT"]);
    const loser = codes[0] === null ? other : candidate;
    expect(await codeOf(connectAccountWith(loser))).toBeNull();
  });

  it("does not undo what a user did while Amazon was asked", async () => {
    const account = await connectAccount(world);
    world.amazon.onCall = async ({ operation }) => {
      if (operation === "findAnyOrder") await disableMwsToken(world.deps, world.actor, account);
    };
    expect(await codeOf(save(account, account.strings.other))).toBe("CONFLICT");
    const { token } = await readConnected(world, account);
    expect(token).toMatchObject({ status: "DISABLED", disabledReason: "USER", lastFour: "last" });
  });

  it("is not disturbed by a probe that confirms the token meanwhile", async () => {
    const account = await connectAccount(world);
    let isFirst = true;
    world.amazon.onCall = async ({ operation }) => {
      if (operation !== "findAnyOrder" || !isFirst) return;
      isFirst = false;
      await verifyMwsToken(world.deps, world.actor, account);
    };
    expect(await codeOf(save(account, account.strings.other))).toBeNull();
  });

  it("refuses a string of another workspace's account without asking Amazon or saying whose it is", async () => {
    const account = await connectAccount(world);
    const stranger = await world.addWorkspace();
    const theirs = await connectAccount(world, { actor: stranger, name: "Secret name" });
    world.amazon.calls.length = 0;
    const refusal = save(account, theirs.strings.current);
    await expect(refusal).rejects.toMatchObject({ code: "TOKEN_IN_USE" });
    const message = await refusal.catch(String);
    for (const trace of ["Secret name", theirs.sellingPartnerId, stranger.workspaceId])
      expect(message).not.toContain(trace);
    expect(world.amazon.calls).toEqual([]);
  });

  it("refuses a string that waits as another account's candidate", async () => {
    const account = await connectAccount(world);
    const other = await connectAccount(world);
    scriptGrant(world, other.strings.candidate, { participations: "suspect" });
    await save(other, other.strings.candidate);
    expect(await codeOf(save(account, other.strings.candidate))).toBe("TOKEN_IN_USE");
  });

  it("refuses another region's token on connecting and on enabling", async () => {
    const string = makeString("euro");
    scriptGrant(world, string, { marketplaceIds: [DE] });
    expect(await codeOf(connectAccountWith(string))).toBe("TOKEN_OF_OTHER_SELLER");
    const account = await connectAccount(world);
    expect(await codeOf(save(account, string))).toBe("TOKEN_OF_OTHER_SELLER");
  });

  it("knows another seller's token by the known order, and the seller's own proven", async () => {
    const account = await connectKnown();
    scriptGrant(world, account.strings.other, { orderIds: ["order-of-another"] });
    expect(await codeOf(save(account, account.strings.other))).toBe("TOKEN_OF_OTHER_SELLER");
    expect((await readConnected(world, account)).account.sellerProven).toBe(false);
    scriptGrant(world, account.strings.other, { orderIds: ["order-1"] });
    expect(await codeOf(save(account, account.strings.other))).toBeNull();
    expect((await readConnected(world, account)).account.sellerProven).toBe(true);
  });

  it.each(["refused", "throttled", "unavailable"] as const)(
    "decides nothing about the seller where reading the known order is %s",
    async (orders) => {
      const account = await connectKnown();
      scriptGrant(world, account.strings.other, { orders });
      expect(await codeOf(save(account, account.strings.other))).toBe("AMAZON_UNAVAILABLE");
    },
  );

  it("is harmless when the same string is saved twice", async () => {
    const account = await connectAccount(world);
    const before = await readConnected(world, account);
    await save(account, account.strings.current);
    await save(account, account.strings.current);
    expect(await readConnected(world, account)).toEqual(before);
    expect(await world.client.event.count()).toBe(2);
  });

  it("takes a token out of its quotes and line breaks", async () => {
    const account = await connectAccount(world);
    const { other } = account.strings;
    await save(account, `\n “${other}”\r\n`);
    expect((await readConnected(world, account)).token.lastFour).toBe("next");
    expect(world.amazon.calls.at(-1)?.token).toBe(other);
  });

  it("says nothing of what was pasted in any refusal", async () => {
    const account = await connectAccount(world);
    const unknown = makeString("unkn");
    for (const pasted of [unknown, "Atza|IwEB-access-token-unkn", `x${unknown}x`, ""]) {
      const refusal = await save(account, pasted).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Error);
      expect(String(refusal)).not.toMatch(/IwEB|unkn/);
    }
  });

  it("finds a token that is revoked moments after it was enabled", async () => {
    const account = await connectAccount(world);
    await save(account, account.strings.other);
    scriptGrant(world, account.strings.other, { exchange: "invalid_grant" });
    await verifyMwsToken(world.deps, world.actor, account);
    await advance(world, MINUTE_MS);
    const { token } = await readConnected(world, account);
    expect(token).toMatchObject({ status: "DISABLED", disabledReason: "REVOKED" });
    expect(await codeOf(save(account, account.strings.other))).toBe("GRANT_DISABLED");
    expect(await codeOf(save(account, makeString("none")))).toBe("TOKEN_REJECTED");
  });

  /** Connects an account of which one order is known from the beginning. */
  async function connectKnown(): Promise<AccountFixture> {
    const account = await connectAccount(world);
    await world.client.sellerAccount.updateMany({ data: { knownOrderId: "order-1" } });
    return account;
  }

  /** Connects another account with this very string. */
  function connectAccountWith(string: string): Promise<AccountFixture> {
    return connectAccount(world, { token: string });
  }
});
