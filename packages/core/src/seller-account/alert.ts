import type { MwsToken, Prisma, ReviewAutomation } from "@evergrant/db";
import { DAY_MS } from "../mws-token/policy.ts";

/** How many of the ladder's last stages raise an alert. */
const ALERTING_STAGES = 2;

/** Whether an account needs somebody's attention (docs/lifecycle.md §8). `alertWhere` and `calmWhere` are its twins in SQL. */
export function hasAlert(
  {
    token,
    automation,
    warningDays,
  }: {
    token: Pick<MwsToken, "status" | "disabledReason" | "expiresAt">;
    automation: Pick<ReviewAutomation, "disabledBy">;
    warningDays: readonly number[];
  },
  now: Date,
): boolean {
  if (token.status === "DISABLED") {
    return token.disabledReason !== "USER" || automation.disabledBy === "TOKEN";
  }
  if (automation.disabledBy === "TOKEN") return true;
  return token.expiresAt !== null && token.expiresAt <= alertUntil(warningDays, now);
}

export function alertWhere(
  warningDays: readonly number[],
  now: Date,
): Prisma.SellerAccountWhereInput {
  return {
    OR: [
      { mwsToken: { status: "DISABLED", disabledReason: { not: "USER" } } },
      { mwsToken: { status: "ENABLED", expiresAt: { lte: alertUntil(warningDays, now) } } },
      { reviewAutomation: { disabledBy: "TOKEN" } },
    ],
  };
}

/** The opposite of `alertWhere`, spelled out: in SQL, NOT of a comparison with null is no truth either. */
export function calmWhere(
  warningDays: readonly number[],
  now: Date,
): Prisma.SellerAccountWhereInput {
  const isCalm: Prisma.SellerAccountWhereInput[] = [
    { OR: [{ mwsToken: { status: "ENABLED" } }, { mwsToken: { disabledReason: "USER" } }] },
    {
      OR: [
        { mwsToken: { status: "DISABLED" } },
        { mwsToken: { expiresAt: null } },
        { mwsToken: { expiresAt: { gt: alertUntil(warningDays, now) } } },
      ],
    },
    {
      OR: [
        { reviewAutomation: { disabledBy: null } },
        { reviewAutomation: { disabledBy: { not: "TOKEN" } } },
      ],
    },
  ];
  return { AND: isCalm };
}

function alertUntil(warningDays: readonly number[], now: Date): Date {
  const days = [...warningDays].sort((a, b) => a - b)[ALERTING_STAGES - 1] ?? warningDays[0] ?? 0;
  return new Date(now.getTime() + days * DAY_MS);
}
