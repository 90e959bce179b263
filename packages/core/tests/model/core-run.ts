import {
  type Actor,
  drainDueWork,
  EXACT_KINDS,
  hasAlert,
  type JobKind,
  SWEPT_KINDS,
  verificationOf,
} from "../../src/index.ts";
import { disableMwsToken } from "../../src/mws-token/disable.ts";
import { enableMwsToken } from "../../src/mws-token/enable.ts";
import { recordMwsTokenRenewal } from "../../src/mws-token/record-renewal.ts";
import { verifyMwsToken } from "../../src/mws-token/verify.ts";
import { disableReviewAutomation } from "../../src/review-automation/disable.ts";
import { enableReviewAutomation } from "../../src/review-automation/enable.ts";
import { connectSellerAccount } from "../../src/seller-account/connect.ts";
import { disconnectSellerAccount } from "../../src/seller-account/disconnect.ts";
import { updateWorkspace } from "../../src/workspace/update.ts";
import { readAccount } from "../account-fixture.ts";
import type { CoreWorld } from "../core-world.ts";
import type { Action } from "./action.ts";
import { type Answers, exchangeAnswer } from "./answers.ts";
import { WORKSPACE_OF } from "./make-model.ts";

/** More cannot be due at one moment: six accounts, and the parts of a fleet. */
const WORKED_MAX = 200;

/** The same accounts in core: ids by the model's numbers. */
export interface CoreRun {
  world: CoreWorld;
  actors: Actor[];
  /** Of an account that was disconnected too: then it names nothing. */
  ids: (string | undefined)[];
  /** Every id there ever was, and the model's number for it. */
  everyId: Map<string, number>;
}

export async function createCoreRun(world: CoreWorld): Promise<CoreRun> {
  await world.reset();
  return { world, actors: [world.actor, await world.addWorkspace()], ids: [], everyId: new Map() };
}

/** Makes the scripted Amazon answer as the model's. */
export function scriptAnswers({ world }: CoreRun, answers: Answers): void {
  for (const [string, ofString] of answers.strings)
    world.amazon.grants.set(string, { ...ofString, exchange: exchangeAnswer(answers, string) });
  world.amazon.application = answers.isMisconfigured ? "misconfigured" : "ok";
}

/** The strings that were exchanged since this was last asked. */
export function takeExchanged({ world }: CoreRun): string[] {
  return world.amazon.calls
    .splice(0)
    .filter(({ operation }) => operation === "refreshToken")
    .map(({ token }) => token);
}

/** One thing that was due, and the strings that were exchanged for it, in order. */
export interface Worked {
  kind: JobKind;
  exchanged: string[];
}

/** Works what is due, one thing after another, so that each says what Amazon was asked for it. */
export async function workDue(run: CoreRun): Promise<Worked[]> {
  const { installation } = run.world;
  const worked: Worked[] = [];
  const fail = (error: unknown) => {
    throw error;
  };
  for (let before = -1; before < worked.length; ) {
    before = worked.length;
    for (const kind of [...EXACT_KINDS, ...SWEPT_KINDS])
      while ((await drainDueWork(installation, { kind, limit: 1 }, fail)) > 0) {
        worked.push({ kind, exchanged: takeExchanged(run) });
        if (worked.length > WORKED_MAX) throw new Error("What is due never gets done");
      }
  }
  return worked;
}

export async function actOnCore(run: CoreRun, action: Action): Promise<void> {
  if (action.kind === "restore") {
    const actor = actorOf(run, action.workspace);
    await updateWorkspace(run.world.depsOf(actor), actor, {
      restoreAutomation: action.isOn,
    });
    return;
  }
  const actor = actorOf(run, WORKSPACE_OF[action.account] ?? 0);
  const deps = run.world.depsOf(actor);
  const sellerAccountId = run.ids[action.account] ?? "01900000-0000-7000-8000-000000000009";
  const account = { sellerAccountId };
  switch (action.kind) {
    case "connect": {
      const { sellerAccountId: id } = await connect(run, actor, action);
      run.ids[action.account] = id;
      run.everyId.set(id, action.account);
      return;
    }
    case "enable": {
      const expiresAt = toDate(action.expiresAt);
      await enableMwsToken(deps, actor, { sellerAccountId, token: action.string, expiresAt });
      return;
    }
    case "verify":
      await verifyMwsToken(deps, actor, account);
      return;
    case "disable":
      await disableMwsToken(deps, actor, account);
      return;
    case "recordDate":
      await recordMwsTokenRenewal(deps, actor, {
        sellerAccountId,
        expiresAt: new Date(action.expiresAt),
      });
      return;
    case "automationOn":
      await enableReviewAutomation(deps, actor, {
        sellerAccountId,
        marketplaceIds: action.named,
        backlog: action.backlog,
      });
      return;
    case "automationOff":
      await disableReviewAutomation(deps, actor, {
        sellerAccountId,
        marketplaceIds: action.named,
      });
      return;
    case "disconnect":
      await disconnectSellerAccount(deps, actor, account);
  }
}

function connect(
  { world }: CoreRun,
  actor: Actor,
  { account, string, expiresAt }: Extract<Action, { kind: "connect" | "enable" }>,
) {
  return connectSellerAccount(world.depsOf(actor), actor, {
    name: `Account ${account}`,
    sellingPartnerId: `AMODEL0000000${account}`,
    region: "NA",
    token: string,
    expiresAt: toDate(expiresAt),
  });
}

/** What core says of an account, in the form in which it is compared; null when it is not connected. */
export async function viewCore({ world, ids }: CoreRun, account: number) {
  const sellerAccountId = ids[account];
  const found = sellerAccountId && (await readAccount(world, { sellerAccountId }));
  if (!found) return null;
  const { token, automation } = found;
  const warningDays = [60, 30, 14, 7, 3, 1];
  return {
    status: token.status,
    reason: token.disabledReason,
    verification: verificationOf(token),
    expiresAt: token.expiresAt?.getTime() ?? null,
    expirySource: token.expirySource,
    hasCandidate: token.candidateUntil !== null,
    automation: automation.status,
    disabledBy: automation.disabledBy,
    marketplaceIds: automation.marketplaceIds.toSorted(),
    hasAlert: hasAlert({ token, automation, warningDays }, world.clock.now()),
    isSellerProven: found.account.sellerProven,
  };
}

function actorOf({ actors }: CoreRun, workspace: number): Actor {
  const actor = actors[workspace];
  if (actor === undefined) throw new Error("No such workspace");
  return actor;
}

function toDate(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}
