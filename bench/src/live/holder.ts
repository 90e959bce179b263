import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Answer, Order, StreamGroup } from "./messages.ts";
import { OPEN_TIMEOUT_MS, OPENING, ROUND_TIMEOUT_MS } from "./policy.ts";

const PROGRAM = fileURLToPath(new URL("./hold-streams.ts", import.meta.url));

/** A process that holds streams to one server. */
export interface Holder {
  /** Opens them all, or throws saying how those were answered that it could not open. */
  open(port: number, groups: StreamGroup[]): Promise<void>;
  /** When so many streams have got the event; fewer where the time is over. */
  arrivals(number: number, count: number): Promise<{ times: number[]; lost: number }>;
  stall(group: string): Promise<void>;
  /** What became of the stalled stream. */
  resume(): Promise<{ isCut: boolean; marks: number; last: string }>;
  stop(): Promise<void>;
}

export function startHolder(): Holder {
  const child = fork(PROGRAM, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return {
    async open(port, groups) {
      const answer = await tell(child, { do: "open", port, groups, opening: OPENING });
      const wanted = groups.reduce((sum, { count }) => sum + count, 0);
      if (answer.did !== "open" || answer.opened < wanted)
        throw new Error(`Not every stream could be opened: ${JSON.stringify(answer)}`);
    },
    async arrivals(number, count) {
      const answer = await tell(child, {
        ...{ do: "await", number, count },
        timeoutMs: ROUND_TIMEOUT_MS,
      });
      if (answer.did !== "await") throw unexpected(answer);
      return answer;
    },
    async stall(group) {
      await tell(child, { do: "stall", group });
    },
    async resume() {
      const answer = await tell(child, { do: "resume" });
      if (answer.did !== "resume") throw unexpected(answer);
      return answer;
    },
    async stop() {
      child.disconnect();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function tell(child: ChildProcess, order: Order): Promise<Answer> {
  const answered = once(child, "message", { signal: AbortSignal.timeout(OPEN_TIMEOUT_MS) });
  child.send(order);
  const [answer] = (await answered) as [Answer];
  return answer;
}

function unexpected(answer: Answer): Error {
  return new Error(`The holder of streams answered ${answer.did}.`);
}
