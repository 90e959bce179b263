import type { EndReason } from "@evergrant/core";
import type { Context } from "@evergrant/schema";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { CredentialWatch } from "../authentication/credential-watch.ts";

type Results = AsyncIterableIterator<ExecutionResult>;

const WORDS: Record<EndReason, string> = {
  CREDENTIAL_REVOKED: "What this stream was opened with was revoked. Come back with another one.",
  CREDENTIAL_EXPIRED: "What this stream was opened with is over. Come back with a new one.",
  CREDENTIAL_CHANGED: "What this stream was opened with allows less by now. Open it anew.",
};

/** Ends a stream whose credential has ended: with an error that says why as its last result. */
export function useCredentialWatch(watch: CredentialWatch): Plugin<Context> {
  return {
    onSubscribe({ args }) {
      const { viewer, actor }: Context = args.contextValue;
      const who = { viewer, address: actor.address ?? null };
      return {
        onSubscribeResult({ result, setResult }) {
          if (!(Symbol.asyncIterator in result)) return;
          setResult(endWith(result, (onEnd) => watch.begin(who, onEnd)));
        },
      };
    },
  };
}

function endWith(
  source: AsyncIterable<ExecutionResult>,
  begin: (onEnd: (reason: EndReason) => void) => () => void,
): Results {
  const results = source[Symbol.asyncIterator]();
  let reason: EndReason | null = null;
  let isOver = false;
  /** Whoever waits for a result; a promise of the end alone would gather one reaction for each event. */
  let onEnd = () => {};
  const stop = begin((given) => {
    reason = given;
    // It may be waiting for an event, and then returns only once it has one.
    results.return?.().catch(() => undefined);
    onEnd();
  });
  const close = (): IteratorResult<ExecutionResult> => {
    isOver = true;
    stop();
    return { done: true, value: undefined };
  };
  const take = (): IteratorResult<ExecutionResult> => {
    if (isOver || reason === null) return close();
    isOver = true;
    return { done: false, value: { errors: [sayEnd(reason)] } };
  };
  const iterator: Results = {
    async next() {
      if (isOver || reason !== null) return take();
      const next = await new Promise<IteratorResult<ExecutionResult> | null>((resolve, reject) => {
        onEnd = () => resolve(null);
        results.next().then(resolve, reject);
      });
      if (next === null || reason !== null) return take();
      return next.done ? close() : next;
    },
    async return() {
      close();
      await results.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

function sayEnd(reason: EndReason): GraphQLError {
  return new GraphQLError(WORDS[reason], { extensions: { code: "UNAUTHENTICATED", reason } });
}
