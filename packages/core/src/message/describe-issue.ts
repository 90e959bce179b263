import type { Issue, MwsTokenDisabledReason } from "@evergrant/db";
import { countOf } from "../count-of.ts";
import { recordOf } from "../issue/open-issue.ts";
import { ESCALATED, HEALED } from "../issue/policy.ts";
import { formatLocal } from "../notification/day-time.ts";

/** What an issue is about, as far as it is there still. */
export interface Described {
  issue: Issue;
  stage: string;
  /** The account's name; null: it is about none, or that is gone. */
  accountName: string | null;
  timeZone: string;
  escalateAfterHours: number;
}

interface Words {
  title: string;
  sentences: string[];
}

const WHY: Record<MwsTokenDisabledReason, string> = {
  EXPIRED: "The authorization has expired at Amazon.",
  REVOKED: "The seller's authorization was revoked at Amazon.",
  SELLER_INACTIVE: "Amazon says that the seller account is deactivated.",
  INVALID: "Amazon does not know the token.",
  USER: "A user switched the token off.",
  UNKNOWN: "Why is not known.",
};

/** What is said of an issue at a stage, in words for people. */
export function describeIssue(described: Described): Words {
  const { issue, stage, timeZone } = described;
  const words = describeKind(described);
  if (stage === HEALED) {
    const over = issue.resolvedAt === null ? "now" : formatLocal(issue.resolvedAt, timeZone);
    return {
      title: `Solved: ${words.title}`,
      sentences: [`It is over since ${over}. There is nothing left to do.`],
    };
  }
  // Of what is to come, its own date is said.
  const isToCome = issue.kind.endsWith("_EXPIRING");
  const since = isToCome ? [] : [`Since ${formatLocal(issue.openedAt, timeZone)}.`];
  const why = whyAgain(described);
  return { title: words.title, sentences: [...why, ...words.sentences, ...since] };
}

/** Why somebody is told of what others, or he himself, were told before. */
function whyAgain({ stage, escalateAfterHours }: Described): string[] {
  if (stage === ESCALATED)
    return [
      `Nobody has acknowledged this within ${countOf(escalateAfterHours, "hour")}, so you are told too.`,
    ];
  return stage.startsWith("SNOOZE_OVER") ? ["This was snoozed, and is still so."] : [];
}

function describeKind({ issue, accountName, timeZone }: Described): Words {
  const facts = recordOf(issue.facts);
  const name = accountName ?? textOf(facts.name, "an account");
  const days = typeof facts.daysLeft === "number" ? facts.daysLeft : null;
  const left = days === null ? "soon" : days === 1 ? "within a day" : `in ${days} days`;
  switch (issue.kind) {
    case "TOKEN_DISABLED": {
      const stopped = facts.automationStopped === true;
      return {
        title: `${name} has lost its access to Amazon`,
        sentences: [
          WHY[reasonOf(facts.reason)],
          ...(stopped
            ? ["Review Automation has stopped with it and asks no buyer for a review."]
            : []),
        ],
      };
    }
    case "TOKEN_EXPIRING":
      return {
        title: `The authorization of ${name} ends ${left}`,
        sentences: [
          `It ends on ${momentOf(facts.expiresAt, timeZone)} unless it is renewed. After that nothing works for this account.`,
        ],
      };
    case "INCIDENT":
      return {
        title: "Amazon refuses many healthy tokens at once",
        sentences: [
          `It concerns ${typeof facts.region === "string" ? `the region ${facts.region}` : "the application in every region"}. It looks like an outage of Amazon's or of the application, and no seller's doing: no token is disabled meanwhile.`,
          "There is nothing to renew. You are told when it is over.",
        ],
      };
    case "APPLICATION_SECRET_EXPIRING":
      return {
        title: `The client secret of the application ${textOf(facts.name, "")} ends ${left}`,
        sentences: [
          `It ends on ${momentOf(facts.secretExpiresAt, timeZone)}. Rotate it before: without it no account of the application works.`,
        ],
      };
    case "API_KEY_EXPIRING":
      return {
        title: `The API key ${textOf(facts.name, "")} (…${textOf(facts.lastFour, "")}) ends ${left}`,
        sentences: [
          `It ends on ${momentOf(facts.expiresAt, timeZone)}. Rotate it, and give its successor to the programs that use it.`,
        ],
      };
    case "WEBHOOK_FAILING":
      return {
        title: `The webhook ${textOf(facts.name, "")} does not answer`,
        sentences: ["What happens is not delivered to it. Look at its deliveries."],
      };
  }
}

function reasonOf(value: unknown): MwsTokenDisabledReason {
  return typeof value === "string" && value in WHY ? (value as MwsTokenDisabledReason) : "UNKNOWN";
}

function momentOf(value: unknown, timeZone: string): string {
  return typeof value === "string"
    ? formatLocal(new Date(value), timeZone)
    : "a day that is not known";
}

function textOf(value: unknown, byDefault: string): string {
  return typeof value === "string" ? value : byDefault;
}
