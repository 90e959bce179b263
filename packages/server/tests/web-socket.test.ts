import { createHash } from "node:crypto";
import { encodeCursor } from "@evergrant/core";
import { parse, print } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  followOperation,
  openSocketServer,
  type SocketServer,
  until,
} from "./open-socket-server.ts";
import { renamed, writeEvents } from "./write-events.ts";

const NAMES =
  "subscription ($after: String) { events(after: $after) { type ... on WorkspaceChanged { name } } }";
const TYPES = "subscription { events { type } }";

let opened: SocketServer;
beforeAll(async () => {
  opened = await openSocketServer({ live: { pollMs: 50 }, limits: { maxStreamsOfCredential: 5 } });
});
afterAll(() => opened.close());

const write = (...names: string[]) => writeEvents(opened, names.map(renamed));
const namesOf = ({ results }: ReturnType<typeof followOperation>) =>
  results.map(({ data }) => Object(data?.events).name);
const isOpen = (count: number) => until(() => expect(opened.server.counts.openStreams).toBe(count));

async function readCursor(): Promise<string> {
  return encodeCursor(await opened.owner.workspaceLog.findFirstOrThrow());
}

it("replays from a cursor on and goes on live, without a gap", async () => {
  const after = await readCursor();
  await write("a", "b", "c");
  const followed = followOperation(opened.connect(), NAMES, { after });
  await until(() => expect(namesOf(followed)).toContain("a"));
  await write("d");
  await write("e");
  await until(() => expect(namesOf(followed)).toEqual(["a", "b", "c", "d", "e"]));
  expect(followed.results[0]?.extensions).toEqual({ cost: { requested: 1, limit: 5000 } });
  followed.unsubscribe();
  await isOpen(0);
});

it("carries several operations on one socket, each by itself", async () => {
  const client = opened.connect();
  const [first, second] = [followOperation(client, NAMES), followOperation(client, TYPES)];
  await isOpen(2);
  await write("to both");
  await until(() => expect([first.results, second.results]).toMatchObject([[{}], [{}]]));
  first.unsubscribe();
  await isOpen(1);
  await write("to one");
  await until(() => expect(second.results).toHaveLength(2));
  expect(namesOf(first)).toEqual(["to both"]);
  expect(first.isComplete).toBe(true);
  second.unsubscribe();
  await isOpen(0);
});

it.each([
  ["a query", "{ viewer { workspace { id } } }", "BAD_INPUT", /Send queries and mutations by POST/],
  [
    "a mutation",
    'mutation { updateWorkspace(input: { name: "x" }) { __typename } }',
    "BAD_INPUT",
    /by POST/,
  ],
  ["what is no cursor", 'subscription { events(after: "x") { type } }', "BAD_INPUT", /no cursor/],
  [
    "what is no field",
    "subscription { events { nothing } }",
    "GRAPHQL_VALIDATION_FAILED",
    /Cannot query/,
  ],
  ["what is not GraphQL", "subscription {", "GRAPHQL_PARSE_FAILED", /Syntax Error/],
  [
    "what is too deep",
    `subscription { events { ${"sellerAccount { mwsToken { ".repeat(6)} id ${"} }".repeat(6)} } }`,
    "BAD_INPUT",
    /fields deep/,
  ],
])("refuses %s as POST does, and leaves the socket open", async (_what, query, code, message) => {
  const client = opened.connect({ lazy: false });
  const refused = followOperation(client, query);
  await until(() => expect(refused.failure).not.toBeNull());
  expect(refused.failure).toMatchObject([
    { message: expect.stringMatching(message), extensions: { code } },
  ]);
  expect((await opened.owner.workspace.findFirstOrThrow()).name).toBe("Workspace");
  const going = followOperation(client, TYPES);
  await isOpen(1);
  going.unsubscribe();
  await isOpen(0);
});

it("opens so many streams of a credential as by SSE", async () => {
  const client = opened.connect();
  const open = Array.from({ length: 5 }, () => followOperation(client, TYPES));
  await isOpen(5);
  const refused = followOperation(client, TYPES);
  await until(() =>
    expect(refused.failure).toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]),
  );
  for (const { unsubscribe } of open) unsubscribe();
  await isOpen(0);
});

it("runs a trusted document by its hash alone, and no other where no other is trusted", async () => {
  const hash = createHash("sha256")
    .update(print(parse(TYPES)))
    .digest("hex");
  const trusting = await openSocketServer({
    trusted: { documents: new Map([[hash, TYPES]]), mode: "all" },
  });
  const client = trusting.connect();
  const refused = followOperation(client, NAMES);
  await until(() => expect(refused.failure).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]));
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
  const sink = { next: () => {}, error: () => {}, complete: () => {} };
  const unsubscribe = client.subscribe({ query: "", extensions }, sink);
  await until(() => expect(trusting.server.counts.openStreams).toBe(1));
  unsubscribe();
  await trusting.close();
});
