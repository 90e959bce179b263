import { expect } from "vitest";
import { readEvents } from "../core-world.ts";
import { type AccountModel, hasAlert } from "./account-model.ts";
import { type CoreRun, viewCore } from "./core-run.ts";
import type { SystemModel } from "./system-model.ts";

/** What the model says of an account, in the form in which it is compared. */
function viewModel(account: AccountModel | null, now: number) {
  if (account === null) return null;
  const { automation } = account;
  const doubt = account.isDegraded ? "DEGRADED" : "VERIFIED";
  return {
    status: account.status,
    reason: account.reason,
    verification: account.candidate === null ? doubt : "PENDING",
    expiresAt: account.expiresAt,
    expirySource: account.expirySource,
    hasCandidate: account.candidate !== null,
    automation: automation.status,
    disabledBy: automation.disabledBy,
    marketplaceIds: automation.marketplaceIds.toSorted(),
    hasAlert: hasAlert(account, now),
    isSellerProven: account.isSellerProven,
  };
}

/** What an event carries that the law speaks of. */
const COMPARED = [
  ...["from", "to", "reason", "daysLeft", "expiresAt", "stageDays", "expirySource", "until"],
  ...["disabledBy", "backlog", "marketplaceIds"],
];
const COMPARED_OF: Record<string, string[]> = {
  ACCOUNT_CONNECTED: [],
  ACCOUNT_DISCONNECTED: [],
  INCIDENT_OPENED: [],
  INCIDENT_CLOSED: [],
  TOKEN_DEGRADED: [],
  TOKEN_RECOVERED: [],
  TOKEN_REJECTED: [],
  AUTOMATION_DISABLED: ["from", "to", "disabledBy"],
  AUTOMATION_ENABLED: ["from", "to", "disabledBy", "backlog"],
};

/** Told of what the model does not follow: names and switches of a workspace, and what Amazon says of an account. */
const UNMODELLED = new Set(["WORKSPACE_CHANGED", "ACCOUNT_CHANGED"]);

function line(at: number, type: string, data: object): string {
  const compared = COMPARED_OF[type] ?? COMPARED;
  const fields = Object.entries(data)
    .filter(([name]) => compared.includes(name))
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.toSorted() : value}`);
  return [new Date(at).toISOString(), type, ...fields.sort()].join(" ");
}

/** Throws unless core and the model say the same of every account, and have told the same of it. */
export async function compare(run: CoreRun, model: SystemModel): Promise<void> {
  for (const [index, account] of model.accounts.entries()) {
    const core = await viewCore(run, index);
    expect(core, `account ${index}`).toEqual(viewModel(account, model.now));
  }
  for (const [workspace, actor] of run.actors.entries()) {
    const heard = (await readEvents(run.world, actor)).filter(({ type }) => !UNMODELLED.has(type));
    const told = model.told.filter((event) => event.workspace === workspace);
    for (const account of [null, ...model.accounts.keys()]) {
      const core = heard
        .filter((event) => accountOf(run, event.sellerAccountId) === account)
        .map(({ occurredAt, type, data }) => line(occurredAt.getTime(), type, Object(data)));
      const lines = told
        .filter((event) => event.account === account)
        .map(({ at, type, data }) => line(at, type, data));
      const whose = account === null ? "incidents" : `account ${account}`;
      expect(core, `events of ${whose} in workspace ${workspace}`).toEqual(lines);
    }
  }
}

function accountOf({ everyId }: CoreRun, sellerAccountId: string | null): number | null {
  if (sellerAccountId === null) return null;
  const account = everyId.get(sellerAccountId);
  if (account === undefined) throw new Error("An event tells of an account that never was");
  return account;
}
