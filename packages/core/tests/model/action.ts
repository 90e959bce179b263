import { probeResult } from "./answers.ts";
import { applyAutomationOff, applyAutomationOn } from "./automation-model.ts";
import type { Command } from "./commands.ts";
import { askOthers, noteExchange } from "./incident-model.ts";
import { resolveString } from "./make-model.ts";
import { at, type SystemModel, save, tellOf } from "./system-model.ts";
import { applyDate, applyProbe, applySwitchOff } from "./token-model.ts";

/** A command with the strings and dates it means: what core and model are both asked to do. */
export type Action =
  | { kind: "connect" | "enable"; account: number; string: string; expiresAt: number | null }
  | { kind: "recordDate"; account: number; expiresAt: number }
  | Extract<
      Command,
      { kind: "verify" | "disable" | "disconnect" | "automationOn" | "automationOff" | "restore" }
    >;

/** Null where a command asks nothing of core. */
export function resolveAction(model: SystemModel, command: Command): Action | null {
  switch (command.kind) {
    case "connect":
    case "enable":
      return resolveSave(model, command);
    case "recordDate": {
      const expiresAt = resolveDate(model, command);
      return expiresAt === null ? null : { ...command, expiresAt };
    }
    case "answer":
    case "misconfigure":
    case "outage":
    case "advance":
      return null;
    default:
      return command;
  }
}

function resolveSave(
  model: SystemModel,
  command: Extract<Command, { kind: "connect" | "enable" }>,
): Action {
  const { kind, account } = command;
  const string = resolveString(model, account, command.string);
  const answers = model.answers.strings.get(string);
  // Of several things that are wrong with one paste the law does not say which is told first.
  const isPlain = answers?.participations === "ok" && answers.orders === "ok";
  return { kind, account, string, expiresAt: isPlain ? resolveDate(model, command) : null };
}

function resolveDate(
  { now, accounts }: SystemModel,
  { account, date }: { account: number; date: number | "same" | null },
): number | null {
  if (date !== "same") return date === null ? null : now + date;
  const expiresAt = accounts[account]?.expiresAt ?? null;
  return expiresAt !== null && expiresAt > now ? expiresAt : null;
}

/** Does an action in the model; the code of the error it is refused with. `exchanged`: what Amazon was asked by it. */
export function actOnModel(
  model: SystemModel,
  action: Action,
  exchanged: readonly string[],
): string | null {
  if (action.kind === "restore") {
    model.restores[action.workspace] = action.isOn;
    return null;
  }
  const account = model.accounts[action.account] ?? null;
  const tell = tellOf(model, action.account);
  if (action.kind === "connect") {
    const isRefused = account !== null && action.string.startsWith("Atzr|");
    if (isRefused && (action.expiresAt ?? model.now + 1) > model.now) return "CONFLICT";
    return save(model, action.account, action);
  }
  if (account === null) return "NOT_FOUND";
  switch (action.kind) {
    case "enable":
      return save(model, action.account, action);
    case "verify":
      if (exchanged.length > 0) noteExchange(model, account.string);
      applyProbe(account, probeResult(model.answers, account.string), {
        ...at(model, action.account),
        askOthers: () => askOthers(model, action.account, exchanged.slice(1)),
      });
      return null;
    case "disable":
      applySwitchOff(account, tell);
      return null;
    case "recordDate":
      return applyDate(account, action.expiresAt, at(model, action.account));
    case "automationOn":
      return applyAutomationOn(account, action, tell);
    case "automationOff":
      applyAutomationOff(account, action.named, tell);
      return null;
    case "disconnect":
      model.accounts[action.account] = null;
      tell("ACCOUNT_DISCONNECTED");
      return null;
  }
}
