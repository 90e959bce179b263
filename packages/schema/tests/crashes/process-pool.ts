import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answered, Deadly, SentCall, Setup } from "./messages.ts";

const COMPILE_CACHE = join(tmpdir(), "evergrant-compile-cache");
const SCRIPT = join(import.meta.dirname, "answering-process.ts");

/** One process and what it was asked; `null` is answered for what died with it. */
export interface Answering {
  send(call: SentCall): Promise<Answered | null>;
  /** Lets it die at the next such moment. */
  foredoom(deadly: Deadly): void;
  /** Where it is to die, if that was said. */
  readonly doom: Deadly | null;
  /** Ends it at once, by the signal that nothing can handle. */
  kill(): void;
  readonly isAlive: boolean;
}

export async function startAnswering(setup: Setup): Promise<Answering> {
  const child = fork(SCRIPT, [JSON.stringify(setup)], {
    execArgv: [],
    // The next one starts in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  const waiting = new Map<number, (answer: Answered | null) => void>();
  await Promise.race([once(child, "message"), failOnExit(child)]);
  let isAlive = true;
  let doom: Deadly | null = null;
  child.on("message", (answer: Answered) => {
    waiting.get(answer.index)?.(answer);
    waiting.delete(answer.index);
  });
  child.on("exit", () => {
    isAlive = false;
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  });
  // What is sent to one that is dying is lost: its exit answers.
  child.on("error", () => {});
  return {
    send(call) {
      if (!isAlive) return Promise.resolve(null);
      return new Promise((resolve) => {
        waiting.set(call.index, resolve);
        child.send(call, () => {});
      });
    },
    foredoom(deadly) {
      doom = deadly;
      if (isAlive) child.send({ deadly }, () => {});
    },
    kill() {
      doom = null;
      child.kill("SIGKILL");
    },
    get doom() {
      return doom;
    },
    get isAlive() {
      return isAlive;
    },
  };
}

async function failOnExit(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`The answering process ended by itself (${code})`);
}
