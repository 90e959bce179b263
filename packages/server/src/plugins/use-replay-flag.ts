import type { Context } from "@evergrant/schema";
import { isAsyncIterable, type Plugin } from "graphql-yoga";

/**
 * Says which answers an idempotency key has given again: by their places, in `extensions.idempotency`, and
 * with a header where any is.
 */
export function useReplayFlag(): Plugin<Context> {
  return {
    onExecute({ args }) {
      return {
        onExecuteDone({ result, setResult }) {
          const { replays } = args.contextValue;
          if (isAsyncIterable(result) || replays.length === 0) return;
          const { extensions } = result;
          const http = { headers: { "Idempotency-Replayed": "true" } };
          setResult({
            ...result,
            extensions: { ...extensions, idempotency: { replayed: replays }, http },
          });
        },
      };
    },
  };
}
