import type { Clock } from "@evergrant/core";
import type { ExecutionArgs } from "graphql";
import type { Plugin } from "graphql-yoga";
import { rateLimited, rateLimitHeaders } from "../rate-limit/headers.ts";
import type { Limiters } from "../rate-limit/open-limiters.ts";

/** By whom points are spent. */
export interface Spender {
  rateKey: string;
  workspaceId: string;
}

/** Every request spends at least so many, before it is even read. */
const BASE_POINTS = 1;

/**
 * Lets each key and each workspace spend so many points a minute; what is more is refused with RATE_LIMITED
 * and spends nothing. Says on every answer what is left.
 */
export function useRateLimit(options: {
  points: NonNullable<Limiters["points"]>;
  clock: Clock;
  /** Undefined: nobody is known yet. */
  spenderOf: (request: Request) => Spender | undefined;
  costOf: (operation: ExecutionArgs) => number;
}): Plugin {
  const { points, clock, spenderOf, costOf } = options;

  const accountsOf = ({ rateKey, workspaceId }: Spender) => [
    { limiter: points.key, key: rateKey, whose: "This key has" },
    { limiter: points.workspace, key: workspaceId, whose: "This workspace's keys have together" },
  ];

  /** The error where too little is left; otherwise it is spent. */
  const spend = (spender: Spender, cost: number) => {
    const accounts = accountsOf(spender);
    const empty = accounts.find(({ limiter, key }) => !limiter.has(key, cost));
    if (empty !== undefined) {
      const { limiter, key, whose } = empty;
      return rateLimited(`${whose} spent the points of a minute.`, limiter.look(key), clock.now());
    }
    for (const { limiter, key } of accounts) limiter.spend(key, cost);
    return null;
  };

  const spendOn = (args: ExecutionArgs, request: Request) => {
    const spender = spenderOf(request);
    const cost = costOf(args);
    const refusal = spender === undefined ? null : spend(spender, cost - BASE_POINTS);
    if (spender === undefined || refusal !== null) return refusal;
    const { limit, used, endsAt: resetAt } = points.key.look(spender.rateKey);
    Object.assign(args.contextValue as object, { rateLimit: { limit, cost, used, resetAt } });
    return null;
  };

  return {
    onRequestParse({ request }) {
      const spender = spenderOf(request);
      const refusal = spender === undefined ? null : spend(spender, BASE_POINTS);
      if (refusal !== null) throw refusal;
    },
    onExecute({ args, setResultAndStopExecution }) {
      const refusal = spendOn(args, args.contextValue.request);
      if (refusal !== null) setResultAndStopExecution({ errors: [refusal] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const refusal = spendOn(args, args.contextValue.request);
      if (refusal !== null) setResultAndStopExecution({ errors: [refusal] });
    },
    onResponse({ request, response }) {
      const spender = spenderOf(request);
      if (spender === undefined) return;
      const spendings = accountsOf(spender).map(({ limiter, key }) => ({
        name: limiter.name,
        ...limiter.look(key),
      }));
      for (const [name, value] of Object.entries(rateLimitHeaders(spendings, clock.now())))
        response.headers.set(name, value);
    },
  };
}
