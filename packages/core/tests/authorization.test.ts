import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { completeAuthorization } from "../src/authorization/complete.ts";
import { forgetAuthorizations } from "../src/authorization/forget.ts";
import { startAuthorization } from "../src/authorization/start.ts";
import { disconnectSellerAccount } from "../src/seller-account/disconnect.ts";
import { connectAccount } from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { beginConsent, makeCode, sendBack } from "./consent-fixture.ts";
import { type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { DAY_MS, fromNow, MINUTE_MS, NOW } from "./token-fixture.ts";

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

async function listTold() {
  return (await readEvents(world, world.actor)).map(({ type }) => type).slice(2);
}

describe("the state of an authorization", () => {
  it("works once, also for two browsers at the same moment", async () => {
    const account = await connectAccount(world);
    const state = await beginConsent(world, account);
    const answers = await Promise.all(
      [makeCode(world), makeCode(world)].map(({ code }) =>
        sendBack(world, { state, ...account, code }),
      ),
    );
    const results = answers.map(({ result }) =>
      result.kind === "failed" ? result.code : result.kind,
    );
    expect(results.toSorted()).toEqual(["STATE_USED", "renewed"]);
    expect(await listTold()).toEqual(["AUTHORIZATION_STARTED", "ACCOUNT_CHANGED", "TOKEN_RENEWED"]);
  });

  it("is over after ten minutes of machine time, not before", async () => {
    const account = await connectAccount(world);
    const state = await beginConsent(world, account);
    const late = await beginConsent(world, account);
    world.machineClock.set(fromNow(10 * MINUTE_MS - 1));
    const inTime = await sendBack(world, { state, ...account, ...makeCode(world) });
    expect(inTime.result.kind).toBe("renewed");
    world.machineClock.set(fromNow(10 * MINUTE_MS));
    const tooLate = await sendBack(world, { state: late, ...account, ...makeCode(world) });
    expect(tooLate.result).toMatchObject({ code: "STATE_EXPIRED" });
  });

  it("is left as it is without a code, so that the seller may still confirm", async () => {
    const account = await connectAccount(world);
    const state = await beginConsent(world, account);
    const { sellingPartnerId } = account;
    const cancelled = await completeAuthorization(world.installation, {
      state,
      sellingPartnerId,
      code: null,
    });
    expect(cancelled.result).toMatchObject({ code: "NOT_CONFIRMED" });
    const { result } = await sendBack(world, { state, ...account, ...makeCode(world) });
    expect(result.kind).toBe("renewed");
  });

  it("opens nothing once its account is gone, nor when it was never made", async () => {
    const account = await connectAccount(world);
    const state = await beginConsent(world, account);
    await disconnectSellerAccount(world.deps, world.actor, account);
    for (const unknown of [state, "", "x".repeat(64)]) {
      const { result } = await sendBack(world, { state: unknown, ...account, ...makeCode(world) });
      expect(result).toMatchObject({ code: "STATE_UNKNOWN" });
    }
  });

  it("is forgotten a day after it was over", async () => {
    const account = await connectAccount(world);
    await beginConsent(world, account);
    world.machineClock.set(fromNow(DAY_MS + 10 * MINUTE_MS - 1));
    await forgetAuthorizations(world.installation);
    expect(await world.client.amazonAuthorization.count()).toBe(1);
    world.machineClock.set(fromNow(DAY_MS + 10 * MINUTE_MS));
    await forgetAuthorizations(world.installation);
    expect(await world.client.amazonAuthorization.count()).toBe(0);
  });
});

describe("beginning an authorization", () => {
  const begin = (input: Parameters<typeof startAuthorization>[2]) =>
    codeOf(startAuthorization(world.deps, world.actor, input));

  it("takes an account, or region and name of a new one, and nothing between", async () => {
    const { sellerAccountId } = await connectAccount(world);
    expect(await begin({})).toBe("BAD_INPUT");
    expect(await begin({ region: "NA" })).toBe("BAD_INPUT");
    expect(await begin({ name: "A" })).toBe("BAD_INPUT");
    expect(await begin({ region: "NA", name: " " })).toBe("BAD_INPUT");
    expect(await begin({ sellerAccountId, region: "NA" })).toBe("BAD_INPUT");
    expect(await begin({ sellerAccountId })).toBeNull();
  });

  it("knows neither another workspace's account nor its application", async () => {
    const stranger = await world.addWorkspace();
    const { sellerAccountId } = await connectAccount(world, { actor: stranger });
    expect(await begin({ sellerAccountId })).toBe("NOT_FOUND");
    const theirs = await world.client.amazonApplication.create({
      data: {
        id: "01900000-0000-7000-8000-00000000000a",
        workspaceId: stranger.workspaceId,
        clientId: "theirs",
        applicationId: "theirs",
        clientSecret: Uint8Array.of(),
        createdAt: NOW,
      },
    });
    const input = { region: "NA", name: "A", amazonApplicationId: theirs.id } as const;
    expect(await begin(input)).toBe("NOT_FOUND");
  });

  it("sends the browser back with what came of it", async () => {
    const account = await connectAccount(world);
    const returnUrl = "https://tool.test/accounts?id=7";
    const state = await beginConsent(world, { ...account, returnUrl });
    const answer = await sendBack(world, { state, ...account, ...makeCode(world) });
    expect(answer.returnUrl).toBe(returnUrl);
    expect(await begin({ ...account, returnUrl: "https://evil.test/" })).toBe("BAD_INPUT");
  });
});
