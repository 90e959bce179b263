import { CREDENTIALS_TOPIC } from "@evergrant/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import { createPeopleWorld, PASSWORD, type PeopleWorld } from "./people-world.ts";
import { type ReadStream, readStream } from "./read-stream.ts";

let world: PeopleWorld;
beforeAll(async () => {
  world = await createPeopleWorld();
});
afterAll(() => world.close());

type Person = Awaited<ReturnType<PeopleWorld["signInAs"]>>;

async function open(person: Person): Promise<ReadStream> {
  const query = encodeURIComponent("subscription { events { type } }");
  const headers = { accept: "text/event-stream" };
  return readStream(await person.ask(`/graphql?query=${query}`, { headers }));
}

async function memberOf({ userId }: Person): Promise<string> {
  const { id } = await world.owner.member.findFirstOrThrow({ where: { userId } });
  return Buffer.from(`Member:${id}`).toString("base64");
}

const change = async (field: string) => {
  const source = `mutation { done: ${field} { __typename } }`;
  const { body } = await world.post(source);
  expect(JSON.stringify(body.data)).toContain("Payload");
};

const ENDINGS: [string, (person: Person) => Promise<unknown>, reason: string][] = [
  [
    "who is removed",
    async (person) => change(`removeMember(input: { memberId: "${await memberOf(person)}" })`),
    "CREDENTIAL_REVOKED",
  ],
  [
    "whose role changes",
    async (person) =>
      change(`changeMemberRole(input: { memberId: "${await memberOf(person)}", role: OPERATOR })`),
    "CREDENTIAL_CHANGED",
  ],
  ["who leaves", (person) => leave(person), "CREDENTIAL_REVOKED"],
  ["who signs out", (person) => person.auth("/sign-out", {}), "CREDENTIAL_REVOKED"],
  [
    "who is signed out elsewhere by a new password",
    async ({ email }) => {
      const other = world.openBrowser();
      await other.signIn(email, PASSWORD);
      const newPassword = `${PASSWORD} anew`;
      await other.auth("/change-password", { currentPassword: PASSWORD, newPassword });
    },
    "CREDENTIAL_REVOKED",
  ],
];

async function leave(person: Person): Promise<void> {
  await person.graphql("mutation { leaveWorkspace(input: {}) { __typename } }");
}

it.each(ENDINGS)("ends the stream of somebody %s, and no other", async (_who, end, reason) => {
  const staying = await world.signInAs("viewer");
  const going = await world.signInAs("viewer");
  const [kept, ended] = [await open(staying), await open(going)];
  await end(going);
  await ended.closed;
  expect(ended.results.at(-1)?.errors?.[0]?.extensions).toEqual({
    code: "UNAUTHENTICATED",
    reason,
  });
  expect(kept.isComplete).toBe(false);
  await leave(staying);
  await kept.closed;
});

it.each(ENDINGS)("tells every process at once of somebody %s", async (_who, end) => {
  const going = await world.signInAs("viewer");
  const never = new AbortController().signal;
  const woken = world.wakes.waitForWake(CREDENTIALS_TOPIC, 3_600_000, never);
  await end(going);
  await woken;
});

it("lets a person in over WebSocket by his cookie, from a page of ours alone", async () => {
  const { cookies } = await world.signInAs("viewer");
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const knock = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const address = `${world.url.replace("http", "ws")}/graphql`;
      const socket = new WebSocket(address, "graphql-transport-ws", { headers });
      socket.on("open", () => socket.send('{"type":"connection_init"}'));
      socket.on("message", (message) => {
        resolve(JSON.parse(String(message)).type);
        socket.close();
      });
      socket.on("unexpected-response", (_request, answer) => resolve(`${answer.statusCode}`));
      socket.on("close", (code) => resolve(`${code}`));
      socket.on("error", () => {});
    });
  expect(await knock({ cookie, origin: world.url })).toBe("connection_ack");
  expect(await knock({ cookie, origin: "https://evil.test" })).toBe("403");
  expect(await knock({ cookie })).toBe("4403");
});
