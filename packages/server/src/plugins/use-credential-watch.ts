import type { EndReason } from "@evergrant/core";
import type { Context } from "@evergrant/schema";
import type { Plugin } from "graphql-yoga";
import type { CredentialWatch } from "../authentication/credential-watch.ts";
import { credentialEnded } from "../live/ending.ts";
import type { LiveStream } from "../live/live-stream.ts";
import type { LiveStreams } from "./use-live-streams.ts";

/** Ends a stream whose credential has ended: with an error that says why as its last result. */
export function useCredentialWatch(
  watch: CredentialWatch,
  { streamOf }: Pick<LiveStreams, "streamOf">,
): Plugin<Context> {
  return {
    onSubscribe({ args }) {
      const { contextValue } = args;
      const { viewer, actor }: Context = contextValue;
      const who = { viewer, address: actor.address ?? null };
      return {
        onSubscribeResult() {
          const stream = streamOf(contextValue);
          if (stream === undefined) return;
          stream.onClosed(watch.begin(who, enderOf(stream)));
        },
      };
    },
  };
}

/** Apart from the request, which is not to be held for as long as its stream is open. */
function enderOf(stream: LiveStream): (reason: EndReason) => void {
  return (reason) => stream.end(credentialEnded(reason));
}
