// A worker, which dies where it is told to: between the answer of a receiver and the commit.
import { type InstallationDeps, parseAddressList } from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon } from "@evergrant/testkit/scripted-amazon";
import { pino } from "pino";
import { createEgress } from "../../src/egress/create-egress.ts";
import { createTargets } from "../../src/egress/targets.ts";
import { startWebhooks } from "../../src/jobs/start-webhooks.ts";
import { createMetrics } from "../../src/metrics/create-metrics.ts";

const { url, now, diesAfter }: { url: string; now: number; diesAfter: number } = JSON.parse(
  process.argv[2] ?? "",
);
const clock = { now: () => new Date(now) };
const egress = createEgress(createTargets(parseAddressList(["127.0.0.0/8"])));
let calls = 0;
const deps: InstallationDeps = {
  ...QUIET_PORTS,
  ...{ database: openDatabase({ url, poolSize: 4 }), clock, machineClock: clock },
  ...{ amazon: createScriptedAmazon(), cipher: createTestCipher() },
  egress: {
    checkUrl: egress.checkUrl,
    async call(call) {
      const answer = await egress.call(call);
      calls += 1;
      // No handler runs, and nothing is flushed: as by a crash.
      if (calls === diesAfter) process.kill(process.pid, "SIGKILL");
      return answer;
    },
  },
};
const logger = pino({ enabled: false });
startWebhooks(deps, { logger, metrics: createMetrics(), exclusive: (run) => run() });
process.on("disconnect", () => process.exit());
