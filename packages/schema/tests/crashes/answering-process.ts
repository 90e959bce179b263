// A process of the API without HTTP: it does what it is sent, and dies where it is told to.
import { openDatabase } from "@evergrant/db";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon, makeGrant } from "@evergrant/testkit/scripted-amazon";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { graphql } from "graphql";
import { schema } from "../../src/schema.ts";
import { makeContext } from "../make-context.ts";
import type { Deadly, Setup, ToProcess } from "./messages.ts";

const setup: Setup = JSON.parse(process.argv[2] ?? "");
const machineClock = createSettableClock(new Date(0));
let deadly: Deadly | null = null;

function dieAt(moment: Deadly): void {
  // No handler runs, and nothing is flushed: as by a crash.
  if (deadly === moment) process.kill(process.pid, "SIGKILL");
}

const amazon = createScriptedAmazon();
for (const token of setup.tokens) amazon.grants.set(token, makeGrant());
amazon.onCall = () => dieAt("asking");
const deps = {
  ...QUIET_PORTS,
  database: openDatabase({ url: setup.url, poolSize: 4 }),
  clock: createSettableClock(new Date(setup.now)),
  machineClock,
  amazon,
  cipher: createTestCipher(),
  // Readers are woken right after the commit, before anybody is answered.
  bus: { wake: () => dieAt("committed") },
};

process.on("message", async (message: ToProcess) => {
  if ("deadly" in message) {
    deadly = message.deadly;
    return;
  }
  const { index, source, input, now } = message;
  if (now > machineClock.now().getTime()) machineClock.set(new Date(now));
  const context = makeContext(deps, setup.workspaceId);
  const variableValues = { input };
  const result = await graphql({ schema, source, variableValues, contextValue: context });
  if (process.connected) process.send?.({ index, result, isReplay: context.replays.length > 0 });
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
