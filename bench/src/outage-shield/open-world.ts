import { createAmazon } from "@evergrant/amazon";
import { type InstallationDeps, makeCipherKey, saveApplication } from "@evergrant/core";
import type { PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createSandbox } from "@evergrant/sandbox";
import { createExclusive } from "@evergrant/server/exclusive";
import { openCore } from "@evergrant/server/open-core";
import { createTimeHooks } from "@evergrant/server/time-hooks";
import { keysOf } from "@evergrant/testkit/cipher";
import { pino } from "pino";

const ORIGIN = "http://sandbox.test";
const STARTS_AT = new Date("2026-03-02T00:00:00.000Z");

export interface World extends AsyncDisposable {
  deps: InstallationDeps;
  /** All rights: what is really there. */
  owner: PrismaClient;
  now(): Date;
  /** Lets virtual time pass; all that is due on the way is done when this resolves. */
  advance(milliseconds: number, stepMs: number): Promise<void>;
  /** Asks one of the sandbox's controls. */
  control(method: "GET" | "POST" | "DELETE", path: string, input?: object): Promise<unknown>;
  /** What the operators were alerted of. */
  alerts: string[];
  /** Work that failed: there must be none. */
  errors: string[];
}

/**
 * What production runs: core on PostgreSQL, the jobs as the server drains them, the connector. Amazon is
 * the sandbox, in process; its clock stands still but for being moved, so that a slow machine changes nothing.
 */
export async function openWorld(url: string): Promise<World> {
  const sandbox = await createSandbox({
    publicUrl: ORIGIN,
    realNow: () => STARTS_AT,
    startAt: STARTS_AT,
  });
  const alerts: string[] = [];
  const errors: string[] = [];
  const logger = pino(
    { level: "error" },
    {
      write(line) {
        const { alert, msg } = JSON.parse(line) as { alert?: object; msg: string };
        if (alert === undefined) errors.push(line);
        else alerts.push(msg);
      },
    },
  );
  const core = openCore({
    ...{ url, logger, clock: sandbox },
    keys: keysOf([makeCipherKey(1, new Uint8Array(32).fill(7))]),
    amazon: (shared) =>
      createAmazon({
        ...shared,
        fetch: (address, init) => sandbox.fetch(new Request(address, init)),
        lwaUrl: ORIGIN,
        spApiUrls: { NA: ORIGIN, EU: ORIGIN, FE: ORIGIN },
        userAgent: "Evergrant/0.1 (Language=TypeScript)",
      }),
    sellerCentral: {
      manageAppsUrl: ({ sellingPartnerId }) => sandbox.manageAppsUrl(sellingPartnerId),
      accountHealthUrl: ({ sellingPartnerId }) => sandbox.accountHealthUrl(sellingPartnerId),
      consentUrl: () => ORIGIN,
      isSellerCentralUrl: () => false,
    },
    ...{ publicUrl: () => ORIGIN, returnOrigins: [], notificationQueue: null },
    privateTargets: null,
    rotateSecretDays: null,
    operators: {
      alert: ({ message, ...fields }) => logger.error({ alert: fields }, message),
    },
    mailer: { isSetUp: true, send: async () => "TAKEN" },
    keyKind: "test",
  });
  const { deps } = core;
  const owner = createClient({ url });
  await saveApplication(deps, sandbox.application);
  const stopping = new AbortController().signal;
  sandbox.setTimeHooks(createTimeHooks(deps, { logger, exclusive: createExclusive(), stopping }));

  const control: World["control"] = async (method, path, input) => {
    const request = new Request(`${ORIGIN}/_sandbox/${path}`, {
      method,
      ...(input && { body: JSON.stringify(input) }),
    });
    const response = await sandbox.fetch(request);
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    ...{ deps, owner, alerts, errors, control, now: () => sandbox.now() },
    async advance(milliseconds, stepMs) {
      const target = sandbox.now().getTime() + milliseconds;
      while (sandbox.now().getTime() < target) {
        const next = Math.min(target, sandbox.now().getTime() + stepMs);
        await control("POST", "clock", { set: new Date(next).toISOString() });
      }
    },
    async [Symbol.asyncDispose]() {
      await core.stop();
      await owner.$disconnect();
      await sandbox.close();
    },
  };
}
