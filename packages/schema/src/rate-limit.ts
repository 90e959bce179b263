import { builder } from "./builder.ts";

/** What the key may still spend, this request counted in. */
export interface RateLimitStatus {
  limit: number;
  cost: number;
  used: number;
  resetAt: Date;
}

const RateLimit = builder.objectRef<RateLimitStatus>("RateLimit").implement({
  description:
    "What the key may spend in a minute, in points: an object costs 1, a page its size times its node, a mutation 10, a request at least 1.",
  fields: (t) => ({
    limit: t.exposeInt("limit", { description: "Points a minute." }),
    cost: t.exposeInt("cost", { description: "Points that this request costs." }),
    used: t.exposeInt("used", {
      description: "Points spent since the minute began, those of this request too.",
    }),
    remaining: t.int({
      description: "Points that are left until `resetAt`.",
      resolve: ({ limit, used }) => Math.max(0, limit - used),
    }),
    resetAt: t.expose("resetAt", {
      type: "DateTime",
      description: "When the minute is over, and all points are there again. Machine time.",
    }),
  }),
});

builder.queryField("rateLimit", (t) =>
  t.field({
    type: RateLimit,
    nullable: true,
    complexity: 0,
    description:
      "What the key may still spend; null where the installation does not limit keys. Adds nothing to a request's cost. Needs no scope.",
    resolve: (_root, _args, { rateLimit }) => rateLimit ?? null,
  }),
);
