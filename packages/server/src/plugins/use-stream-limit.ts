import type { Viewer } from "@evergrant/core";
import type { Context } from "@evergrant/schema";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Limits } from "./use-limits.ts";

type StreamLimits = Pick<Limits, "maxStreamsOfCredential" | "maxStreamsOfWorkspace">;

/** Refuses a stream beyond those that a credential, or a workspace, has open in this process: each costs for as long as it is. */
export function useStreamLimit(limits: StreamLimits): Plugin<Context> {
  const open = new Map<string, number>();
  const change = (keys: readonly string[], by: number): void => {
    for (const key of keys) {
      const count = (open.get(key) ?? 0) + by;
      if (count > 0) open.set(key, count);
      else open.delete(key);
    }
  };
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const { viewer }: Context = args.contextValue;
      const kinds = kindsOf(viewer, limits);
      for (const { key, whose, most } of kinds)
        if ((open.get(key) ?? 0) >= most)
          return setResultAndStopExecution({ errors: [sayFull(whose, most)] });
      const keys = kinds.map(({ key }) => key);
      return {
        onSubscribeResult({ result, setResult }) {
          if (!(Symbol.asyncIterator in result)) return;
          change(keys, 1);
          setResult(untilEnd(result, () => change(keys, -1)));
        },
      };
    },
  };
}

function kindsOf({ credential, workspaceId }: Viewer, limits: StreamLimits) {
  const { maxStreamsOfCredential, maxStreamsOfWorkspace } = limits;
  return [
    { key: `credential ${credential.id}`, whose: "This credential", most: maxStreamsOfCredential },
    { key: `workspace ${workspaceId}`, whose: "This workspace", most: maxStreamsOfWorkspace },
  ];
}

/** The same results; says once that they are over. No generator: its return would wait for the next result. */
function untilEnd(
  source: AsyncIterable<ExecutionResult>,
  onEnd: () => void,
): AsyncIterableIterator<ExecutionResult> {
  const results = source[Symbol.asyncIterator]();
  let isOver = false;
  const end = (): void => {
    if (!isOver) onEnd();
    isOver = true;
  };
  const iterator: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      try {
        const next = await results.next();
        if (next.done) end();
        return next;
      } catch (error) {
        end();
        throw error;
      }
    },
    async return() {
      end();
      await results.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

function sayFull(whose: string, most: number): GraphQLError {
  return new GraphQLError(`${whose} has ${most} streams open. Close one, or share one.`, {
    extensions: { code: "RATE_LIMITED", http: { status: 429 } },
  });
}
