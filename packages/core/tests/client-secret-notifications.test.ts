import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadCredentials } from "../src/amazon-application/credentials.ts";
import { saveApplication } from "../src/amazon-application/save-application.ts";
import { UnusableNotificationError } from "../src/amazon-notification/received-notification.ts";
import { Secret } from "../src/secret.ts";
import { drainAll, readEvents } from "./core-world.ts";
import { createNotifiedWorld, type NotifiedWorld } from "./notified-world.ts";
import { DAY_MS, fromNow, NOW } from "./token-fixture.ts";

const CLIENT_ID = "client-of-the-test";
let world: NotifiedWorld;
beforeAll(async () => {
  world = await createNotifiedWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());
const typesOf = async () => (await readEvents(world, world.actor)).map(({ type }) => type);

describe("a client secret", () => {
  const newSecret = (expiresAt: Date | null = fromNow(180 * DAY_MS), clientId = CLIENT_ID) => ({
    kind: "newSecret" as const,
    clientId,
    clientSecret: new Secret("from-amazon"),
    expiresAt,
  });
  const row = () =>
    world.client.amazonApplication.findUniqueOrThrow({ where: { id: world.applicationId } });
  const secret = async () =>
    (await loadCredentials(world.deps, world.applicationId)).clientSecret.reveal();
  let installed = 0;
  beforeEach(async () => {
    installed += 1;
    const clientSecret = `in-the-environment-${installed}`;
    const applicationId = "amzn1.sp.solution.test";
    await saveApplication(world.installation, { clientId: CLIENT_ID, clientSecret, applicationId });
  });

  it("that is new is used from then on, and told to the operators", async () => {
    await world.client.amazonApplication.updateMany({ data: { rotationAskedAt: NOW } });
    await world.receive(newSecret());
    expect(await secret()).toBe("from-amazon");
    expect(await row()).toMatchObject({
      secretExpiresAt: fromNow(180 * DAY_MS),
      secretWarnedDays: null,
      rotationAskedAt: null,
    });
    expect(world.alerts).toEqual(["APPLICATION_SECRET_ROTATED"]);
  });

  it("that is older than the stored one is not taken", async () => {
    await world.receive(newSecret());
    const older = { ...newSecret(fromNow(179 * DAY_MS)), clientSecret: new Secret("older") };
    await world.receive(older, { eventTime: fromNow(-DAY_MS) });
    expect(await secret()).toBe("from-amazon");
  });

  it("that Amazon makes is taken also where somebody had entered an end years ahead", async () => {
    const entered = { clientSecret: "entered", secretExpiresAt: fromNow(400 * DAY_MS) };
    const applicationId = "amzn1.sp.solution.test";
    await saveApplication(world.installation, { clientId: CLIENT_ID, applicationId, ...entered });
    world.clock.advance(30 * DAY_MS);
    await world.receive(newSecret(fromNow(210 * DAY_MS)));
    expect(await secret()).toBe("from-amazon");
  });

  it("is given to every workspace that brought the application, and told there", async () => {
    const id = "01900000-0000-7000-8000-0000000000aa";
    const { workspaceId } = world.actor;
    const { clientSecret } = await row();
    await world.client.amazonApplication.create({
      data: {
        ...{ id, workspaceId, clientSecret, clientId: CLIENT_ID, name: "Own" },
        ...{ applicationId: "amzn1.sp.solution.test", createdAt: NOW },
      },
    });
    await world.receive(newSecret());
    expect((await loadCredentials(world.deps, id)).clientSecret.reveal()).toBe("from-amazon");
    expect(await typesOf()).toEqual(["APPLICATION_SECRET_ROTATED"]);
  });

  it("of an application that nobody has is refused, and leaves nothing", async () => {
    await expect(world.receive(newSecret(null, "unknown"))).rejects.toThrow(
      UnusableNotificationError,
    );
    expect(await world.client.amazonNotification.count()).toBe(0);
  });

  it("that Amazon says will end is warned about from where it stands", async () => {
    const expiry = { kind: "secretExpiry", clientId: CLIENT_ID, expiresAt: fromNow(20 * DAY_MS) };
    await world.receive({ ...expiry, kind: "secretExpiry" });
    await drainAll(world);
    expect(world.alerts).toEqual(["APPLICATION_SECRET_EXPIRING"]);
    expect(await row()).toMatchObject({ secretWarnedDays: 30 });
    await world.receive({ ...expiry, kind: "secretExpiry" });
    await drainAll(world);
    expect(world.alerts).toHaveLength(1);
  });
});
