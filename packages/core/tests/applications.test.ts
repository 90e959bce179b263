import { makeGrant } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AddAmazonApplicationInput,
  addAmazonApplication,
} from "../src/amazon-application/add.ts";
import { encryptClientSecret, loadCredentials } from "../src/amazon-application/credentials.ts";
import { findUsableApplication } from "../src/amazon-application/find-application.ts";
import { removeAmazonApplication } from "../src/amazon-application/remove.ts";
import { rotateAmazonApplicationSecret } from "../src/amazon-application/rotate-secret.ts";
import { saveApplication } from "../src/amazon-application/save-application.ts";
import { updateAmazonApplication } from "../src/amazon-application/update.ts";
import { type Actor, type CoreDeps, depsOf, type InstallationDeps } from "../src/deps.ts";
import { openIncident } from "../src/incident/change-incident.ts";
import { DAY_MS } from "../src/mws-token/policy.ts";
import { Secret } from "../src/secret.ts";
import { connectSellerAccount } from "../src/seller-account/connect.ts";
import { makeString } from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { advance, type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { NOW } from "./token-fixture.ts";

const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const OWN: AddAmazonApplicationInput = {
  name: "Own",
  clientId: "own-client",
  clientSecret: " own-secret\n",
  applicationId: "amzn1.sp.solution.own",
};
const QUEUE = { arn: "arn:aws:sqs:eu-west-1:1:queue" };

let world: CoreWorld;
let alerts: string[];
const installationWith = (rest: Partial<InstallationDeps> = {}): InstallationDeps => ({
  ...world.installation,
  operators: { alert: ({ kind }) => alerts.push(kind) },
  ...rest,
});
const depsWith = (rest: Partial<InstallationDeps>, actor: Actor = world.actor): CoreDeps =>
  depsOf(installationWith(rest), { workspaceId: actor.workspaceId });
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(async () => {
  await world.reset();
  world.amazon.application = "ok";
  alerts = [];
});
afterAll(() => world.close());

const add = async (rest: Partial<AddAmazonApplicationInput> = {}) =>
  (await addAmazonApplication(world.deps, world.actor, { ...OWN, ...rest })).amazonApplicationId;
const typesOf = async () => (await readEvents(world, world.actor)).map(({ type }) => type);
const secretOf = async (id: string) =>
  (await loadCredentials(world.deps, id)).clientSecret.reveal();

describe("a workspace's own application", () => {
  it("is taken once Amazon accepts its secret, which is kept encrypted", async () => {
    const id = await add();
    const row = await world.client.amazonApplication.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.clientSecret).toString("latin1")).not.toContain("own-secret");
    expect(await secretOf(id)).toBe("own-secret");
    expect(world.amazon.calls).toEqual([{ operation: "checkApplication", token: "own-client" }]);
    expect(await typesOf()).toEqual(["APPLICATION_ADDED"]);
  });

  it.each([
    ["misconfigured", "BAD_INPUT"],
    ["unauthorized_client", "BAD_INPUT"],
    ["throttled", "AMAZON_UNAVAILABLE"],
    ["unavailable", "AMAZON_UNAVAILABLE"],
  ] as const)("is not taken where Amazon is %s: %s", async (answer, code) => {
    world.amazon.application = answer;
    expect(await codeOf(add())).toBe(code);
    expect(await world.client.amazonApplication.count({ where: { name: "Own" } })).toBe(0);
  });

  it.each([
    ["a name", { name: " " }],
    ["an id with white space", { clientId: "a b" }],
    ["a secret", { clientSecret: "" }],
    ["a date to come", { secretExpiresAt: NOW }],
    ["a date that a secret can have", { secretExpiresAt: inDays(181) }],
  ])("needs %s", async (_what, rest) => {
    expect(await codeOf(add(rest))).toBe("BAD_INPUT");
  });

  it("is not the installation's own under another name", async () => {
    expect(await codeOf(add({ clientId: "client-of-the-test" }))).toBe("CONFLICT");
  });

  it("stands in a workspace once, and in several", async () => {
    await add();
    expect(await codeOf(add())).toBe("CONFLICT");
    const other = await world.addWorkspace();
    await addAmazonApplication(world.depsOf(other), other, OWN);
  });

  it("looks like an unknown one to others", async () => {
    const amazonApplicationId = await add();
    const other = await world.addWorkspace();
    const named = { amazonApplicationId };
    const tries = [
      () => findUsableApplication(world.depsOf(other), amazonApplicationId),
      () => updateAmazonApplication(world.depsOf(other), other, { ...named, name: "Theirs" }),
      () => removeAmazonApplication(world.depsOf(other), other, named),
      () =>
        rotateAmazonApplicationSecret(depsWith({ notificationQueue: QUEUE }, other), other, named),
    ];
    for (const tried of tries) expect(await codeOf(tried())).toBe("NOT_FOUND");
  });

  it("or the default one may be used; the default one is not a tenant's to change", async () => {
    const id = await add();
    const find = async (named: string | null) =>
      (await findUsableApplication(world.deps, named)).id;
    expect(await find(id)).toBe(id);
    expect(await find(null)).toBe(world.applicationId);
    expect(await find(world.applicationId)).toBe(world.applicationId);
    const named = { amazonApplicationId: world.applicationId };
    const queued = depsWith({ notificationQueue: QUEUE });
    const tries = [
      () => updateAmazonApplication(world.deps, world.actor, { ...named, name: "Mine" }),
      () => removeAmazonApplication(world.deps, world.actor, named),
      () => rotateAmazonApplicationSecret(queued, world.actor, named),
    ];
    for (const tried of tries) expect(await codeOf(tried())).toBe("FORBIDDEN");
  });

  it("changes as asked, and tells what changed", async () => {
    const amazonApplicationId = await add();
    const change = (rest: object) =>
      updateAmazonApplication(world.deps, world.actor, { amazonApplicationId, ...rest });
    await change({ name: "Own", isDraft: false, clientSecret: "own-secret" });
    await change({ name: "Renamed", isDraft: true });
    await openIncident(world.installation, { applicationId: amazonApplicationId, region: null });
    await change({ clientSecret: "another", secretExpiresAt: inDays(180) });
    expect(await secretOf(amazonApplicationId)).toBe("another");
    expect(await typesOf()).toEqual([
      "APPLICATION_ADDED",
      "APPLICATION_CHANGED",
      "APPLICATION_SECRET_ROTATED",
    ]);
    const where = { applicationId: amazonApplicationId, closedAt: null };
    expect(await world.client.amazonIncident.count({ where })).toBe(0);
    world.amazon.application = "misconfigured";
    expect(await codeOf(change({ clientSecret: "wrong" }))).toBe("BAD_INPUT");
    expect(await secretOf(amazonApplicationId)).toBe("another");
  });

  it("stays while accounts are connected with it", async () => {
    const { workspaceId } = world.actor;
    const amazonApplicationId = await add();
    const account = await world.client.sellerAccount.create({
      data: {
        ...{ workspaceId, id: "01900000-0000-7000-8000-00000000000a" },
        applicationId: amazonApplicationId,
        ...{ name: "Account", sellingPartnerId: "A1", region: "NA", sampleKey: 0, createdAt: NOW },
      },
    });
    const remove = () => removeAmazonApplication(world.deps, world.actor, { amazonApplicationId });
    expect(await codeOf(remove())).toBe("CONFLICT");
    await world.client.sellerAccount.delete({
      where: { workspaceId_id: { workspaceId, id: account.id } },
    });
    await remove();
    expect(await typesOf()).toEqual(["APPLICATION_ADDED", "APPLICATION_REMOVED"]);
  });

  it("that goes while an account is being connected with it is not found", async () => {
    const amazonApplicationId = await add();
    const token = makeString("goes");
    world.amazon.grants.set(token, makeGrant());
    world.amazon.onCall = async ({ operation }) => {
      if (operation !== "participations") return;
      world.amazon.onCall = () => {};
      await removeAmazonApplication(world.deps, world.actor, { amazonApplicationId });
    };
    const seller = { name: "Account", sellingPartnerId: "A0000000001", region: "NA" } as const;
    const connect = () =>
      connectSellerAccount(world.deps, world.actor, { ...seller, token, amazonApplicationId });
    expect(await codeOf(connect())).toBe("NOT_FOUND");
    expect(await typesOf()).toEqual(["APPLICATION_ADDED", "APPLICATION_REMOVED"]);
  });
});

describe("the end of a client secret", () => {
  it("is told by its stages, each once, in the log of who brought it", async () => {
    await add({ secretExpiresAt: inDays(100) });
    await advance(world, 101 * DAY_MS);
    const told = (await readEvents(world, world.actor)).map(({ data }) => data);
    const days = [90, 60, 30, 14, 7, 3, 1];
    expect(told.slice(1)).toMatchObject(days.map((daysLeft) => ({ daysLeft })));
    expect(alerts).toEqual([]);
  });

  it("is told from where it stands when the date becomes known, and anew for a new secret", async () => {
    const amazonApplicationId = await add({ secretExpiresAt: inDays(10) });
    await advance(world, 0);
    const replaced = { amazonApplicationId, clientSecret: "new", secretExpiresAt: inDays(12) };
    await updateAmazonApplication(world.deps, world.actor, replaced);
    await advance(world, 0);
    const told = (await readEvents(world, world.actor)).filter(
      ({ type }) => type === "APPLICATION_SECRET_EXPIRING",
    );
    expect(told.map(({ data }) => data)).toMatchObject([
      { stageDays: 14, daysLeft: 10 },
      { stageDays: 14, daysLeft: 12 },
    ]);
  });

  const INSTALLED = {
    clientId: "client-of-the-test",
    clientSecret: "rotated-by-hand",
    applicationId: "amzn1.sp.solution.test",
  };

  it("of the installation's own is told to its operators", async () => {
    await saveApplication(world.installation, { ...INSTALLED, secretExpiresAt: inDays(10) });
    await advance({ ...world, installation: installationWith() }, 11 * DAY_MS);
    expect(alerts).toEqual(Array(4).fill("APPLICATION_SECRET_EXPIRING"));
    expect(await typesOf()).toEqual([]);
  });

  it("makes Amazon rotate the installation's own daily until a new one comes, where that is wanted", async () => {
    const clientSecret = "another-by-hand";
    await saveApplication(world.installation, {
      ...INSTALLED,
      clientSecret,
      secretExpiresAt: inDays(10),
    });
    const rotations = () =>
      world.amazon.calls.filter(({ operation }) => operation === "rotateClientSecret").length;
    const installation = installationWith({ notificationQueue: QUEUE, rotateSecretDays: 5 });
    await advance({ ...world, installation }, 4.9 * DAY_MS);
    expect(rotations()).toBe(0);
    await advance({ ...world, installation }, 0.2 * DAY_MS);
    expect(rotations()).toBe(1);
    await advance({ ...world, installation }, 2 * DAY_MS);
    expect(rotations()).toBe(3);
    await advance({ ...world, installation }, 10 * DAY_MS);
    expect(rotations()).toBe(5);
  });

  it("makes Amazon rotate from the next start on, where the operator has come to want it", async () => {
    const installed = { ...INSTALLED, clientSecret: "wanted-later", secretExpiresAt: inDays(50) };
    await saveApplication(world.installation, installed);
    await advance(world, DAY_MS);
    const installation = installationWith({ notificationQueue: QUEUE, rotateSecretDays: 55 });
    await saveApplication(installation, installed);
    await advance({ ...world, installation }, 0);
    expect(world.amazon.calls).toMatchObject([{ operation: "rotateClientSecret" }]);
  });

  it("does not make Amazon rotate where no queue is there for the new one", async () => {
    const clientSecret = "yet-another";
    await saveApplication(world.installation, {
      ...INSTALLED,
      clientSecret,
      secretExpiresAt: inDays(3),
    });
    await advance(
      { ...world, installation: installationWith({ rotateSecretDays: 5 }) },
      4 * DAY_MS,
    );
    expect(world.amazon.calls).toEqual([]);
  });
});

describe("the secret in the environment", () => {
  const saved = (clientSecret: string, secretExpiresAt?: Date) =>
    saveApplication(world.installation, {
      ...{ clientId: "of-the-environment", clientSecret, secretExpiresAt },
      applicationId: "amzn1.sp.solution.test",
    });

  it("replaces the stored one when it changes, and never one that was rotated since", async () => {
    const id = await saved("first");
    const { client, deps } = world;
    const clientId = "of-the-environment";
    const application = { workspaceId: null, clientId };
    const clientSecret = await encryptClientSecret(deps.cipher, application, new Secret("rotated"));
    await client.amazonApplication.update({ where: { id }, data: { clientSecret } });
    await saved("first");
    expect(await secretOf(id)).toBe("rotated");
    await saved("third", inDays(100));
    expect(await secretOf(id)).toBe("third");
    await saved("third");
    const row = await client.amazonApplication.findUniqueOrThrow({ where: { id } });
    expect(row.secretExpiresAt).toEqual(inDays(100));
  });
});
