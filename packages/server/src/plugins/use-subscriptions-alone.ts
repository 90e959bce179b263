import { type ExecutionResult, GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** What is known of a request besides: whether it came by a WebSocket. */
export interface SocketContext {
  isWebSocket?: boolean;
}

/** Refuses queries and mutations over WebSocket: each of these has one answer, and POST has its status, its headers and its retries. */
export function useSubscriptionsAlone(): Plugin<SocketContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      if (args.contextValue.isWebSocket === true) setResultAndStopExecution(REFUSED);
    },
  };
}

const REFUSED: ExecutionResult = {
  errors: [
    new GraphQLError(
      "Over WebSocket there are subscriptions alone. Send queries and mutations by POST.",
      { extensions: { code: "BAD_INPUT", http: { status: 400 } } },
    ),
  ],
};
