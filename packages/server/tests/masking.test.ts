import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterEach(() => {
  opened.logged.length = 0;
});
afterAll(() => opened.close());

it("gives refusals of core their code, outside result unions too", async () => {
  const { status, body } = await opened.post("{ sellerAccounts(first: 101) { totalCount } }");
  expect(status).toBe(200);
  expect(body.errors).toMatchObject([
    { message: "first must lie between 0 and 100.", extensions: { code: "BAD_INPUT" } },
  ]);
  expect(opened.logged).toEqual([]);
});

it("answers INTERNAL with the id under which the fault is logged once, and nothing of it", async () => {
  // An event that core would never have written.
  await opened.deps.client.event.create({
    data: {
      workspaceId: opened.workspaceId,
      position: 1,
      id: opened.workspaceId,
      type: "TOKEN_DISABLED",
      occurredAt: new Date(0),
      actorKind: "SYSTEM",
      data: {},
    },
  });
  const { body } = await opened.post(
    "{ events { edges { node { ... on MwsTokenStatusChanged { to } } } } }",
  );
  expect(body.errors).toHaveLength(1);
  expect(body.errors?.[0]).toMatchObject({
    message: "Something went wrong on our side. Name the request id when you ask.",
    extensions: { code: "INTERNAL", requestId: expect.any(String) },
  });
  expect(opened.logged).toEqual([
    {
      message: "unexpected error",
      fields: {
        requestId: body.errors?.[0]?.extensions?.requestId,
        err: expect.any(Error),
        path: "events.edges.0.node.to",
      },
    },
  ]);
});

it("masks what goes wrong before anything is executed", async () => {
  const broken = await openServer();
  await broken.close();
  const { status, body } = await broken.post("{ viewer { name } }");
  expect(status).toBe(500);
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringContaining("request id"),
        extensions: expect.objectContaining({ code: "INTERNAL" }),
      },
    ],
  });
  expect(broken.logged).toHaveLength(1);
});
