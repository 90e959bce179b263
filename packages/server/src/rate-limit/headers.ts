import { GraphQLError } from "graphql";
import type { Spending } from "./create-point-limiter.ts";
import { WINDOW_MS } from "./policy.ts";

export interface NamedSpending extends Spending {
  name: string;
}

/** The header fields of draft-ietf-httpapi-ratelimit-headers, as structured fields. */
export function rateLimitHeaders(
  spendings: readonly NamedSpending[],
  now: Date,
): Record<string, string> {
  const window = WINDOW_MS / 1_000;
  const policies = spendings.map(({ name, limit }) => `"${name}";q=${limit};w=${window}`);
  const left = spendings.map(
    ({ name, limit, used, endsAt }) =>
      `"${name}";r=${Math.max(0, limit - used)};t=${secondsUntil(endsAt, now)}`,
  );
  return { "RateLimit-Policy": policies.join(", "), RateLimit: left.join(", ") };
}

/** Refuses until the window is over. */
export function rateLimited(message: string, { endsAt }: Spending, now: Date): GraphQLError {
  const retryAfter = secondsUntil(endsAt, now);
  return new GraphQLError(`${message} Try again in ${retryAfter} s.`, {
    extensions: {
      code: "RATE_LIMITED",
      retryable: true,
      retryAfter,
      http: { status: 429, headers: { "Retry-After": String(retryAfter) } },
    },
  });
}

export function secondsUntil(moment: Date, now: Date): number {
  return Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1_000));
}
