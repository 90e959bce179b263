import { depsOf, updateWorkspace } from "@evergrant/core";
import { createClient } from "@evergrant/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogKeeper } from "../src/jobs/log-keeper.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

/** More than a page. */
const EVENTS = 120;

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
  const { deps, workspaceId } = opened;
  for (let count = 0; count < EVENTS; count += 1)
    await updateWorkspace(
      depsOf(deps, { workspaceId }),
      { workspaceId, kind: "SYSTEM", id: null },
      { name: `N${count}` },
    );
  await createLogKeeper(deps, { auditDays: 730, signingKey: null }).tend();
});
afterAll(() => opened.close());

const clientOf = ({ apiKey: token, server }: OpenServer) =>
  createClient({
    url: GRAPHQL_URL,
    token,
    fetch: async (input, init) => server.fetch(String(input), init ?? {}),
  });

it("verifies a downloaded log, up to its seal", async () => {
  const { audit } = clientOf(opened);
  const [seal] = await audit.seals({ last: 1 });
  const [key] = await audit.publicKeys();
  const options = { seal, publicKey: key?.publicKey };
  const verdict = await audit.verify(audit.download(), options);
  expect(verdict).toEqual({ isWhole: true, events: EVENTS, hash: seal?.hash });
});

it("goes on from where an earlier verification ended", async () => {
  const { audit } = clientOf(opened);
  const events = await Array.fromAsync(audit.download());
  const place = events[49];
  const verdict = await audit.verify(audit.download({ after: place?.cursor }), {
    previousHash: place?.audit.hash,
  });
  expect(verdict).toMatchObject({ isWhole: true, events: EVENTS - 50 });
});

it("finds what somebody changed in the database, and where", async () => {
  await opened.owner.event.updateMany({ where: { position: 70 }, data: { actorKind: "USER" } });
  const { audit } = clientOf(opened);
  expect(await audit.verify(audit.download())).toEqual({
    isWhole: false,
    position: "70",
    problem: "its hash is not that of its content and the hash before",
  });
});

it("explains an account through the SDK", async () => {
  expect(await clientOf(opened).sellerAccounts.explain("x")).toBeNull();
});
