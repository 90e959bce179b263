import { priceOperation } from "@evergrant/schema";
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";
import { isAsyncIterable, type Plugin } from "graphql-yoga";

/** What a request that was refused before it could be priced costs. */
const UNPRICED = 1;

export interface Cost {
  plugin: Plugin;
  /** The points of an operation that is about to be executed. */
  costOf(operation: ExecutionArgs): number;
  /** What each of a subscription's results says of them. */
  extensionsOf(operation: ExecutionArgs): object;
}

/**
 * Refuses what costs more than a request may, before anything is executed, and shows each answer's cost in
 * `extensions.cost`. Of a subscription it is the cost of one event, and each event shows it.
 */
export function useCost({ maxCost }: { maxCost: number }): Cost {
  const costs = new WeakMap<object, number>();
  const costOf = (args: ExecutionArgs) => {
    const known = costs.get(args);
    if (known !== undefined) return known;
    const cost = priceOperation(args) ?? UNPRICED;
    costs.set(args, cost);
    return cost;
  };
  const say = (requested: number) => ({ cost: { requested, limit: maxCost } });
  const show = (result: ExecutionResult, requested: number): ExecutionResult => ({
    ...result,
    extensions: { ...result.extensions, ...say(requested) },
  });
  const refuse = (args: ExecutionArgs) => {
    try {
      const requested = costOf(args);
      return requested > maxCost ? { errors: [costExceeded(requested, maxCost)] } : null;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      // What cannot be priced is not executed: it would be free.
      costs.set(args, UNPRICED);
      return { errors: [withoutPrice(error)] };
    }
  };
  return {
    costOf,
    extensionsOf: (args) => say(costOf(args)),
    plugin: {
      onExecute({ args, setResultAndStopExecution }) {
        const refusal = refuse(args);
        if (refusal) return setResultAndStopExecution(show(refusal, costOf(args)));
        return {
          onExecuteDone({ result, setResult }) {
            if (!isAsyncIterable(result)) setResult(show(result, costOf(args)));
          },
        };
      },
      onSubscribe({ args, setResultAndStopExecution }) {
        const refusal = refuse(args);
        if (refusal) return setResultAndStopExecution(show(refusal, costOf(args)));
        return {
          // A stream shows it by itself.
          onSubscribeResult({ result, setResult }) {
            if (!isAsyncIterable(result)) setResult(show(result, costOf(args)));
          },
        };
      },
      onResultProcess({ result, setResult }) {
        if (!("errors" in result) || result.extensions?.cost !== undefined) return;
        setResult(show(result, UNPRICED));
      },
    },
  };
}

function withoutPrice({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { code: "BAD_INPUT", http: { status: 400, spec: true } },
  });
}

function costExceeded(requested: number, limit: number): GraphQLError {
  return new GraphQLError(
    `The request costs ${requested} points; at most ${limit} are allowed. Ask for smaller pages, or in several requests.`,
    // Where the media type has a word of its own for it: not a 200.
    { extensions: { code: "COST_EXCEEDED", http: { status: 400, spec: true } } },
  );
}
