import { Secret } from "@evergrant/core";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendAll } from "../src/jobs/sending.ts";
import { ACCOUNT_SIGN_INS, ADDRESS_GUESSES, PERSON_MAILS } from "../src/people/policy.ts";
import { linkIn } from "./mail-server.ts";
import { createPeopleWorld, makeEmail, PASSWORD, type PeopleWorld } from "./people-world.ts";

/** After so long a mail that was not taken is tried again. */
const OUTBOX_RETRY_MS = 60_000;

let world: PeopleWorld;
let invitationWorld: PeopleWorld;
beforeAll(async () => {
  world = await createPeopleWorld();
  invitationWorld = await createPeopleWorld({ signUp: "invitation" });
});
// Each test has what one address may ask to itself.
beforeEach(async () => {
  await world.owner.attempt.deleteMany();
});
afterAll(async () => {
  await world.close();
  await invitationWorld.close();
});

/** What a caller can see of an answer, without what differs each time. */
async function seen(answer: Response): Promise<unknown> {
  const { id, createdAt, updatedAt, email, ...user } = ((await answer.clone().json()).user ??
    {}) as Record<string, unknown>;
  const { user: _user, ...rest } = await answer.json();
  return {
    status: answer.status,
    headers: [...answer.headers.keys()].sort(),
    ...{ rest, user, kinds: [id, createdAt, updatedAt, email].map((value) => typeof value) },
  };
}

describe("to somebody who guesses addresses", () => {
  it.each([
    ["/sign-in/email", { password: "a wrong password" }],
    ["/sign-up/email", { password: "some good password", name: "Eve" }],
    ["/request-password-reset", {}],
    ["/send-verification-email", {}],
  ])("%s answers the same for a known and an unknown one", async (path, body) => {
    const { email } = await world.signInAs("viewer");
    const known = await world.openBrowser().auth(path, { email, ...body });
    const unknown = await world.openBrowser().auth(path, { email: makeEmail(), ...body });
    expect(await seen(known)).toEqual(await seen(unknown));
  });

  it("hashes a password for an unknown one too, so that time says nothing", async () => {
    const { email } = await world.signInAs("viewer");
    const measure = async (address: string) => {
      const before = process.cpuUsage();
      await world
        .openBrowser()
        .auth("/sign-in/email", { email: address, password: "wrong password" });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await measure(makeEmail());
    const [known, unknown] = [await measure(email), await measure(makeEmail())];
    // Without the hash it would be a small part; the machine's other work is not counted.
    expect(unknown).toBeGreaterThan(known / 4);
    expect(known).toBeGreaterThan(unknown / 4);
  });

  it("is told by mail, to the address alone, that it is registered", async () => {
    const { email } = await world.signInAs("viewer");
    await world.openBrowser().auth("/sign-up/email", { email, password: PASSWORD, name: "Eve" });
    expect((await world.mailsTo(email)).map(({ subject }) => subject)).toEqual([
      "You are registered already",
    ]);
  });

  it("an invitation says nothing", async () => {
    const owner = await world.signInAs("owner");
    const { email: known } = await world.signInAs("viewer", await world.makeWorkspace());
    const invite = async (email: string) =>
      (
        await owner.graphql(
          `mutation { inviteMember(input: { email: "${email}", role: VIEWER }) {
            __typename ... on InviteMemberPayload { invitation { role status } } } }`,
        )
      ).body;
    expect(await invite(known)).toEqual(await invite(makeEmail()));
  });

  it("signing up says nothing where only who is invited may register", async () => {
    const { email } = await invitationWorld.signInAs("viewer");
    const body = { password: PASSWORD, name: "Eve" };
    const ask = (address: string) =>
      invitationWorld.openBrowser().auth("/sign-up/email", { email: address, ...body });
    const [known, unknown] = [await ask(email), await ask(makeEmail())];
    expect([known.status, await known.json()]).toEqual([unknown.status, await unknown.json()]);
    expect(known.status).toBe(400);
  });
});

describe("to somebody who guesses passwords", () => {
  const guess = async (email: string, password = "a wrong password") => {
    // Each from another address, as far as that is counted.
    await world.owner.attempt.deleteMany({ where: { key: { startsWith: "address" } } });
    return world.openBrowser().auth("/sign-in/email", { email, password });
  };

  it.each([
    ["a known", true],
    ["an unknown", false],
  ])("%s account answers ten times in a quarter of an hour", async (_what, isKnown) => {
    const email = isKnown ? (await world.signInAs("viewer")).email : makeEmail();
    for (let count = 0; count < ACCOUNT_SIGN_INS.max; count += 1)
      expect((await guess(email)).status).toBe(401);
    const refused = await guess(email, PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    world.machineClock.advance(ACCOUNT_SIGN_INS.windowMs);
    expect((await guess(email, PASSWORD)).status).toBe(isKnown ? 200 : 401);
  });

  it("an account begins to count anew once its person has signed in", async () => {
    const { email } = await world.signInAs("viewer");
    for (let count = 1; count < ACCOUNT_SIGN_INS.max; count += 1) await guess(email);
    expect((await guess(email, PASSWORD)).status).toBe(200);
    expect((await guess(email)).status).toBe(401);
    expect((await guess(email, PASSWORD)).status).toBe(200);
  });

  it("one network address is answered so often a minute, on all nodes and pages together", async () => {
    const ask = (page: boolean) =>
      page
        ? world.openBrowser().submit("/sign-in", { email: makeEmail(), password: "wrong password" })
        : world
            .openBrowser()
            .auth("/sign-in/email", { email: makeEmail(), password: "wrong password" });
    for (let count = 0; count < ADDRESS_GUESSES.max; count += 1)
      expect((await ask(count % 2 === 0)).status).toBe(401);
    expect([(await ask(false)).status, (await ask(true)).status]).toEqual([429, 429]);
    world.machineClock.advance(ADDRESS_GUESSES.window * 1_000);
    expect((await ask(false)).status).toBe(401);
  });

  it("a header does not make another address", async () => {
    const ask = (address: string) =>
      world.openBrowser().ask("/api/auth/sign-in/email", {
        method: "POST",
        body: JSON.stringify({ email: makeEmail(), password: "wrong password" }),
        headers: {
          ...{ "content-type": "application/json", origin: world.url },
          ...{ "x-forwarded-for": address, "x-evergrant-client-address": address },
        },
      });
    for (let count = 0; count < ADDRESS_GUESSES.max; count += 1) await ask(`192.0.2.${count}`);
    expect((await ask("192.0.2.250")).status).toBe(429);
  });
});

describe("a forgotten password", () => {
  it("is replaced by the link, once, and ends every session", async () => {
    const { email, ...person } = await world.signInAs("viewer");
    const browser = world.openBrowser();
    const asked = await browser.submit("/forgot-password", { email });
    expect(await asked.text()).toContain("Look into your mailbox");
    const [mail] = await world.mailsTo(email);
    const link = linkIn(mail ?? { to: "", subject: "", text: "" }).replace(world.url, "");
    expect((await browser.ask(link)).status).toBe(200);
    expect((await browser.submit(link, { password: "too short" })).status).toBe(400);
    const password = `${PASSWORD} anew`;
    expect(await (await browser.submit(link, { password })).text()).toContain("is changed");
    expect((await browser.submit(link, { password })).status).toBe(410);
    expect((await person.graphql("{ viewer { name } }")).status).toBe(401);
    await browser.signIn(email, password);
    expect(
      (await world.openBrowser().auth("/sign-in/email", { email, password: PASSWORD })).status,
    ).toBe(401);
  });

  it("brings five mails an hour to one address, and the same answer after them", async () => {
    const { email } = await world.signInAs("viewer");
    for (let count = 0; count <= PERSON_MAILS.max; count += 1)
      expect((await world.openBrowser().auth("/request-password-reset", { email })).status).toBe(
        200,
      );
    expect(await world.mailsTo(email)).toHaveLength(PERSON_MAILS.max);
    world.machineClock.advance(PERSON_MAILS.windowMs);
    await world.openBrowser().auth("/request-password-reset", { email });
    expect(await world.mailsTo(email)).toHaveLength(PERSON_MAILS.max + 1);
  });
});

it("keeps an invitation whose mail fails, and mails it once the server is back", async () => {
  const owner = await world.signInAs("owner");
  const email = makeEmail();
  const source = `mutation { inviteMember(input: { email: "${email}", role: VIEWER, idempotencyKey: "k" }) {
    __typename ... on Error { retryable } } }`;
  world.mail.isDown = true;
  const kept = (await owner.graphql(source)).body.data;
  world.mail.isDown = false;
  expect(kept).toEqual({ inviteMember: { __typename: "InviteMemberPayload" } });
  expect(await world.mailsTo(email)).toHaveLength(0);
  world.machineClock.advance(OUTBOX_RETRY_MS);
  const send = () =>
    sendAll(world.deps, {
      logger: pino({ enabled: false }),
      stopping: new AbortController().signal,
    });
  await send();
  await send();
  expect(await world.mailsTo(email)).toHaveLength(1);
});

it("keeps passwords, links and sessions out of logs and events, and tokens unreadable in the database", async () => {
  const { owner, logged, mail } = world;
  const person = await world.signInAs("viewer");
  const cookie = decodeURIComponent(person.cookies.get("evergrant.session_token") ?? "");
  mail.isDown = true;
  await world.openBrowser().auth("/request-password-reset", { email: person.email });
  await world.people.stop();
  mail.isDown = false;
  expect(await owner.outgoingMail.count()).toBe(1);
  await world.openBrowser().auth("/request-password-reset", { email: person.email });
  const [sent] = await world.mailsTo(person.email);
  const token =
    linkIn(sent ?? { to: "", subject: "", text: "" })
      .split("/")
      .at(-1) ?? "";
  expect(token).toMatch(/^\w{20,}$/);
  const rows = await Promise.all([
    owner.verification.findMany(),
    owner.session.findMany(),
    owner.account.findMany(),
    owner.attempt.findMany(),
    owner.event.findMany(),
    owner.outgoingMail.findMany(),
  ]);
  const stored = JSON.stringify(rows, (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  const written = JSON.stringify(logged);
  for (const secret of [PASSWORD, token, cookie])
    for (const text of [stored, written]) expect(text.includes(secret), secret).toBe(false);
  expect(stored.includes(person.email)).toBe(false);
  expect(JSON.stringify(new Secret(token))).not.toContain(token);
});
