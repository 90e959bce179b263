import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createRenewLink } from "../src/renew-link/create.ts";
import { followRenewLink, openRenewLink } from "../src/renew-link/open.ts";
import { renewLinkUrlOf } from "../src/renew-link/renew-link-url.ts";
import { revokeRenewLink } from "../src/renew-link/revoke.ts";
import { Secret } from "../src/secret.ts";
import { disconnectSellerAccount } from "../src/seller-account/disconnect.ts";
import {
  type AccountFixture,
  connectAccount,
  makeString,
  readConnected,
} from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { makeCode, sendBack, stateIn } from "./consent-fixture.ts";
import { type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { DAY_MS, fromNow } from "./token-fixture.ts";

let world: CoreWorld;
let account: AccountFixture;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(async () => {
  await world.reset();
  account = await connectAccount(world);
});
afterAll(() => world.close());

const create = () => createRenewLink(world.deps, world.actor, account);
const secretOf = (url: string) => new Secret(new URL(url).pathname.replace("/renew/", ""));
const open = ({ renewLinkId }: { renewLinkId: string }) =>
  openRenewLink(world.installation, secretOf(renewLinkUrlOf(world.deps, renewLinkId)));

/** Presses the button of the link's page; answers the state that Amazon will hand back. */
async function follow(link: { renewLinkId: string }): Promise<string> {
  const opened = await open(link);
  if (opened?.status !== "OPEN") throw new Error(`The link is ${opened?.status}`);
  return stateIn(await followRenewLink(world.installation, opened));
}

async function listTold() {
  return (await readEvents(world, world.actor)).slice(2).map(({ type }) => type);
}

it("shows its account, by an address that does not show its id", async () => {
  const link = await create();
  const url = renewLinkUrlOf(world.deps, link.renewLinkId);
  expect(url).toMatch(/^https:\/\/evergrant\.test\/renew\/[\w-]{43}$/);
  expect(url).not.toContain(link.renewLinkId);
  expect(await open(link)).toMatchObject({
    status: "OPEN",
    account: { name: "Account", sellingPartnerId: account.sellingPartnerId },
  });
  expect(await listTold()).toEqual(["RENEW_LINK_CREATED"]);
});

it("renews its account, and is used up by that alone", async () => {
  const link = await create();
  const first = await follow(link);
  const wrong = await sendBack(world, {
    state: first,
    sellingPartnerId: "A9ANOTHERSELLER",
    ...makeCode(world),
  });
  expect(wrong.result).toMatchObject({ code: "WRONG_ACCOUNT" });
  expect(wrong.restartUrl).toBe(renewLinkUrlOf(world.deps, link.renewLinkId));
  expect((await open(link))?.status).toBe("OPEN");

  const state = await follow(link);
  const { result } = await sendBack(world, { state, ...account, ...makeCode(world) });
  expect(result.kind).toBe("renewed");
  expect((await open(link))?.status).toBe("USED");
  const events = await readEvents(world, world.actor);
  expect(events.slice(-3)).toMatchObject([
    { type: "RENEW_LINK_USED", data: { renewLinkId: link.renewLinkId }, cause: "renewLink" },
    { type: "ACCOUNT_CHANGED", before: { sellerProven: false }, after: { sellerProven: true } },
    { type: "TOKEN_RENEWED", actorKind: "SYSTEM" },
  ]);
});

it("renews once where two began with it", async () => {
  const link = await create();
  const states = [await follow(link), await follow(link)];
  const answers = await Promise.all(
    states.map((state) => sendBack(world, { state, ...account, ...makeCode(world) })),
  );
  const kinds = answers.map(({ result }) => result.kind).toSorted();
  expect(kinds).toEqual(["failed", "renewed"]);
  expect(await listTold()).toEqual([
    "RENEW_LINK_CREATED",
    "RENEW_LINK_USED",
    "ACCOUNT_CHANGED",
    "TOKEN_RENEWED",
  ]);
});

it("stays open while its consent waits for Amazon", async () => {
  const link = await create();
  const made = makeCode(world, makeString("wait"), { participations: "suspect" });
  const { result } = await sendBack(world, { state: await follow(link), ...account, ...made });
  expect(result.kind).toBe("pending");
  expect((await open(link))?.status).toBe("OPEN");
});

it("can be withdrawn, also from somebody who began with it", async () => {
  const link = await create();
  const state = await follow(link);
  await revokeRenewLink(world.deps, world.actor, link);
  await revokeRenewLink(world.deps, world.actor, link);
  expect((await open(link))?.status).toBe("REVOKED");
  const before = await readConnected(world, account);
  const { result } = await sendBack(world, { state, ...account, ...makeCode(world) });
  expect(result).toMatchObject({ code: "LINK_REVOKED" });
  expect(await readConnected(world, account)).toEqual(before);
  expect(await listTold()).toEqual(["RENEW_LINK_CREATED", "RENEW_LINK_REVOKED"]);
});

it("works for seven days of machine time", async () => {
  const link = await create();
  world.machineClock.set(fromNow(7 * DAY_MS - 1));
  expect((await open(link))?.status).toBe("OPEN");
  world.machineClock.set(fromNow(7 * DAY_MS));
  expect((await open(link))?.status).toBe("EXPIRED");
  await revokeRenewLink(world.deps, world.actor, link);
  expect((await open(link))?.status).toBe("EXPIRED");
});

it("is its workspace's alone", async () => {
  const stranger = await world.addWorkspace();
  const link = await create();
  expect(await codeOf(createRenewLink(world.deps, stranger, account))).toBe("NOT_FOUND");
  expect(await codeOf(revokeRenewLink(world.deps, stranger, link))).toBe("NOT_FOUND");
  expect((await open(link))?.status).toBe("OPEN");
});

it("is gone with its account, and unknown when it was never made", async () => {
  const link = await create();
  await disconnectSellerAccount(world.deps, world.actor, account);
  expect(await open(link)).toBeNull();
  for (const secret of ["", link.renewLinkId, "x".repeat(43)])
    expect(await openRenewLink(world.installation, new Secret(secret))).toBeNull();
});
