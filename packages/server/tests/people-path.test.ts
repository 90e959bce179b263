import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { linkIn } from "./mail-server.ts";
import { createPeopleWorld, makeEmail, PASSWORD, type PeopleWorld } from "./people-world.ts";

let world: PeopleWorld;
beforeAll(async () => {
  world = await createPeopleWorld();
});
afterAll(() => world.close());

const VIEWER = "{ viewer { name role workspace { name } } }";
const pathOf = (link: string) => link.replace(world.url, "");

/** The code that an authenticator app shows at a moment, by the secret of its address. */
function totpOf(uri: string, now: Date): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret.replace(/=+$/, "")]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = hash.readUInt8(19) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

it("leads a person from the invitation to being removed", async () => {
  const owner = await world.signInAs("owner");
  const email = makeEmail();
  const invited = await owner.graphql(
    `mutation ($email: String!) { inviteMember(input: { email: $email, role: OPERATOR }) {
      ... on InviteMemberPayload { invitation { email role status } } } }`,
    { email },
  );
  expect(invited.body.data).toEqual({
    inviteMember: { invitation: { email, role: "OPERATOR", status: "OPEN" } },
  });
  const [mail] = await world.mailsTo(email);
  const link = pathOf(linkIn(mail ?? { to: "", subject: "", text: "" }));
  const person = world.openBrowser();
  expect(await (await person.ask(link)).text()).toContain("Register and join");
  const joined = await person.submit(link, { name: "Ann", password: PASSWORD });
  expect([joined.status, joined.headers.get("location")]).toEqual([303, "/account"]);
  expect(await (await person.ask("/account")).text()).toContain("Ann");
  expect((await person.graphql(VIEWER)).body.data).toEqual({
    viewer: { name: "Ann", role: "OPERATOR", workspace: { name: "Workspace" } },
  });

  const listed = await owner.graphql("{ members { id email role } }");
  const { members } = listed.body.data as { members: { id: string; email: string }[] };
  const memberId = members.find((member) => member.email === email)?.id;
  await owner.graphql(
    "mutation ($memberId: ID!) { changeMemberRole(input: { memberId: $memberId, role: VIEWER }) { __typename } }",
    { memberId },
  );
  const demoted = await person.graphql(VIEWER);
  expect(demoted.body.data).toMatchObject({ viewer: { role: "VIEWER" } });
  await owner.graphql(
    "mutation ($memberId: ID!) { removeMember(input: { memberId: $memberId }) { __typename } }",
    { memberId },
  );
  expect((await person.graphql(VIEWER)).status).toBe(401);
  expect(await (await person.ask("/account")).text()).toContain("None.");
});

it("leads a person from signing up, by a confirmed address and a second factor, to a workspace", async () => {
  const email = makeEmail();
  const person = world.openBrowser();
  const signUp = await person.auth("/sign-up/email", { email, password: PASSWORD, name: "Ben" });
  expect(signUp.status).toBe(200);
  const refused = await person.auth("/sign-in/email", { email, password: PASSWORD });
  expect([refused.status, await refused.json()]).toMatchObject([
    403,
    { code: "EMAIL_NOT_VERIFIED" },
  ]);
  const [mail] = await world.mailsTo(email);
  const link = pathOf(linkIn(mail ?? { to: "", subject: "", text: "" }));
  expect((await person.ask(link)).status).toBe(200);
  expect(await (await person.submit(link, {})).text()).toContain("Your address is confirmed");
  await person.signIn(email, PASSWORD);
  expect((await person.graphql(VIEWER)).status).toBe(401);

  const enabled = await person.auth("/two-factor/enable", { password: PASSWORD });
  const { totpURI, backupCodes } = await enabled.json();
  const verified = await person.auth("/two-factor/verify-totp", {
    code: totpOf(totpURI, new Date()),
  });
  expect(verified.status).toBe(200);

  const other = world.openBrowser();
  const first = await other.submit("/sign-in", { email, password: PASSWORD });
  expect(first.headers.get("location")).toBe("/sign-in/code");
  expect((await other.ask("/account")).headers.get("location")).toBe("/sign-in");
  expect((await other.submit("/sign-in/code", { code: "000000" })).status).toBe(401);
  const second = await other.submit("/sign-in/code", { code: totpOf(totpURI, new Date()) });
  expect([second.status, second.headers.get("location")]).toEqual([303, "/account"]);

  const third = world.openBrowser();
  await third.submit("/sign-in", { email, password: PASSWORD });
  expect((await third.submit("/sign-in/code", { code: backupCodes[0] })).status).toBe(303);

  const owner = await world.signInAs("owner");
  await owner.graphql(
    "mutation ($email: String!) { inviteMember(input: { email: $email, role: ADMIN }) { __typename } }",
    { email },
  );
  const invitation = pathOf(
    linkIn((await world.mailsTo(email)).at(-1) ?? { to: "", subject: "", text: "" }),
  );
  expect(await (await other.ask(invitation)).text()).toContain("Join as Ben");
  expect((await other.submit(invitation, {})).headers.get("location")).toBe("/account");
  expect((await other.graphql(VIEWER)).body.data).toMatchObject({ viewer: { role: "ADMIN" } });
});
