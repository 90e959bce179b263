import type { Viewer } from "@evergrant/core";
import type { Context } from "@evergrant/schema";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Limits } from "./use-limits.ts";
import type { LiveStreams } from "./use-live-streams.ts";

type StreamLimits = Pick<Limits, "maxStreamsOfCredential" | "maxStreamsOfWorkspace">;

/** The open streams of a credential or workspace: one for all of them. */
interface Counted {
  key: string;
  streams: number;
}

/** Refuses a stream beyond those that a credential, or a workspace, has open in this process: each costs for as long as it is. */
export function useStreamLimit(
  limits: StreamLimits,
  { streamOf }: Pick<LiveStreams, "streamOf">,
): Plugin<Context> {
  const open = new Map<string, Counted>();
  const countOf = (key: string): Counted => {
    const counted = open.get(key) ?? { key, streams: 0 };
    open.set(key, counted);
    counted.streams += 1;
    return counted;
  };
  // Made apart from the request, which what stays with a stream is not to hold.
  const letGoOf = (all: readonly Counted[]) => () => {
    for (const counted of all) {
      counted.streams -= 1;
      if (counted.streams === 0) open.delete(counted.key);
    }
  };
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const { contextValue } = args;
      const { viewer }: Context = contextValue;
      const kinds = kindsOf(viewer, limits);
      for (const { key, whose, most } of kinds)
        if ((open.get(key)?.streams ?? 0) >= most)
          return setResultAndStopExecution({ errors: [sayFull(whose, most)] });
      // Counted before it is open: of many at once no more are let in.
      const letGo = letGoOf(kinds.map(({ key }) => countOf(key)));
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
