import { expect } from "vitest";
import { codeOf } from "../code-of.ts";
import { findNextMoment } from "../core-world.ts";
import { actOnModel, resolveAction } from "./action.ts";
import type { Command } from "./commands.ts";
import { compare } from "./compare.ts";
import { actOnCore, type CoreRun, scriptAnswers, takeExchanged, workDue } from "./core-run.ts";
import { resolveString } from "./make-model.ts";
import { nextMoment, pass } from "./passage.ts";
import type { SystemModel } from "./system-model.ts";

/** Of a long time only as many moments are lived as this, so that a run ends. */
const MOMENTS_MAX = 40;

/** Does one command in core and in the model, and compares them. */
export async function live(run: CoreRun, model: SystemModel, command: Command): Promise<void> {
  if (command.kind === "advance") await advance(run, model, command.milliseconds);
  else if (isAnswer(command)) answer(run, model, command);
  else await act(run, model, command);
  await compare(run, model);
}

type AnswerCommand = Extract<Command, { kind: "answer" | "misconfigure" | "outage" }>;

function isAnswer(command: Command): command is AnswerCommand {
  return ["answer", "misconfigure", "outage"].includes(command.kind);
}

async function act(run: CoreRun, model: SystemModel, command: Command): Promise<void> {
  const action = resolveAction(model, command);
  if (action === null) return;
  const refused = await codeOf(actOnCore(run, action));
  const exchanged = takeExchanged(run);
  expect(refused, "the error").toBe(actOnModel(model, action, exchanged));
  await drain(run, model);
}

function answer(run: CoreRun, { answers, ...model }: SystemModel, command: AnswerCommand): void {
  if (command.kind === "misconfigure") answers.isMisconfigured = command.isOn;
  else if (command.kind === "outage") answers.isOutage = command.isOn;
  else {
    const string = resolveString({ answers, ...model }, command.account, command.string);
    const before = answers.strings.get(string);
    if (before !== undefined) answers.strings.set(string, { ...before, ...command.answers });
  }
  scriptAnswers(run, answers);
}

/** Moves from moment to moment at which something is due, in core or by the law. */
async function advance(run: CoreRun, model: SystemModel, milliseconds: number): Promise<void> {
  const target = model.now + milliseconds;
  for (let moments = 0; moments < MOMENTS_MAX; moments += 1) {
    const due = (await findNextMoment(run.world))?.getTime() ?? Number.POSITIVE_INFINITY;
    const next = Math.min(due, nextMoment(model), target);
    model.now = Math.max(model.now, next);
    run.world.clock.set(new Date(model.now));
    await drain(run, model);
    if (model.now >= target) return;
  }
}

async function drain(run: CoreRun, model: SystemModel): Promise<void> {
  pass(model, await workDue(run));
}
