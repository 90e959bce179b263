import type { Viewer } from "@evergrant/core";
import type { Context } from "@evergrant/schema";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Limits } from "./use-limits.ts";
import type { LiveStreams } from "./use-live-streams.ts";

type StreamLimits = Pick<Limits, "maxStreamsOfCredential" | "maxStreamsOfWorkspace">;

/** Refuses a stream beyond those that a credential, or a workspace, has open in this process: each costs for as long as it is. */
export function useStreamLimit(
  limits: StreamLimits,
  { streamOf }: Pick<LiveStreams, "streamOf">,
): Plugin<Context> {
  const open = new Map<string, number>();
  const change = (keys: readonly string[], by: number): void => {
    for (const key of keys) {
      const count = (open.get(key) ?? 0) + by;
      if (count > 0) open.set(key, count);
      else open.delete(key);
    }
  };
  // Made apart from the request, which what stays with a stream is not to hold.
  const letGoOf = (keys: readonly string[]) => () => change(keys, -1);
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const { contextValue } = args;
      const { viewer }: Context = contextValue;
      const kinds = kindsOf(viewer, limits);
      for (const { key, whose, most } of kinds)
        if ((open.get(key) ?? 0) >= most)
          return setResultAndStopExecution({ errors: [sayFull(whose, most)] });
      const keys = kinds.map(({ key }) => key);
      // Counted before it is open: of many at once no more are let in.
      change(keys, 1);
      const letGo = letGoOf(keys);
      return {
        onSubscribeResult() {
          const stream = streamOf(contextValue);
          if (stream === undefined) letGo();
          else stream.onClosed(letGo);
        },
        onSubscribeError: letGo,
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

function sayFull(whose: string, most: number): GraphQLError {
  return new GraphQLError(`${whose} has ${most} streams open. Close one, or share one.`, {
    extensions: { code: "RATE_LIMITED", http: { status: 429 } },
  });
}
