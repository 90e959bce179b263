import { depsOf, updateWorkspace } from "@evergrant/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogKeeper } from "../src/jobs/log-keeper.ts";
import { reportAudit } from "../src/report-audit.ts";
import { type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

async function report() {
  const { database, cipher } = opened.deps;
  const lines: string[] = [];
  const isWhole = await reportAudit({ client: database.operator, cipher }, (line) =>
    lines.push(line),
  );
  return { isWhole, lines };
}

it("says that all is whole, and with which key that can be verified", async () => {
  const { deps, workspaceId } = opened;
  const keeper = createLogKeeper(deps, { auditDays: 730, signingKey: null });
  await keeper.prepare();
  for (const name of ["One", "Two", "Three"])
    await updateWorkspace(
      depsOf(deps, { workspaceId }),
      { workspaceId, kind: "SYSTEM", id: null },
      { name },
    );
  await keeper.tend();
  expect(await report()).toEqual({
    isWhole: true,
    lines: [
      expect.stringMatching(/^Seals of key [0-9a-f]{32} are verified with MCow[\w+/]+=$/),
      "Whole: 3 events and 1 seal of 1 workspace.",
    ],
  });
});

it("names the place of a break", async () => {
  const { owner, workspaceId } = opened;
  await owner.event.updateMany({ where: { position: 2 }, data: { actorKind: "USER" } });
  expect(await report()).toEqual({
    isWhole: false,
    lines: [
      expect.anything(),
      `BROKEN workspace ${workspaceId}, position 2: its column actorKind was changed from SYSTEM`,
      "Broken in 1 of the workspaces: 3 events and 1 seal of 1 workspace.",
    ],
  });
});
