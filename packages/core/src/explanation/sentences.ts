import type { Event, EventType } from "@evergrant/db";
import { countOf } from "../count-of.ts";
import { type Evidence, readField } from "./read-evidence.ts";
import { type AmazonEvidence, type SampleEvidence, sayMoment } from "./step.ts";

/** Of API keys, by their ids. */
export type KeyNames = ReadonlyMap<string, string>;

/** Who acted. */
function sayActor({ actorKind, actorId, cause }: Event, keyNames: KeyNames): string {
  const by = cause === null ? "" : ` (${cause})`;
  if (actorKind === "SYSTEM") return `Evergrant${by}`;
  const id = actorId ?? "unknown";
  return actorKind === "USER"
    ? `The user ${id}${by}`
    : `The API key ${keyNames.get(id) ?? id}${by}`;
}

export function sayFailure({
  operation,
  failureClass,
  status,
  code,
  requestId,
}: AmazonEvidence): string {
  const said = [
    failureClass,
    ...(code === null ? [] : [code]),
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(requestId === null ? [] : [`request ${requestId}`]),
  ];
  return `${operation}: ${said.join(", ")}`;
}

export function saySample({ asked, decided, refused }: SampleEvidence): string {
  if (asked < 3)
    return `Before that was believed, others of the same region and application were looked for: ${asked} could be asked, too few to tell.`;
  return `Before that was believed, ${asked} others of the same region and application were asked: ${decided} answered, ${refused} of them refused in the same way. It was this token alone.`;
}

const DISABLED: Record<string, string> = {
  REVOKED: "the seller has ended the authorization, or Amazon has",
  EXPIRED: "it was not renewed by its date",
  INVALID: "it is no token of this application any more",
  SELLER_INACTIVE: "Amazon says that the seller account takes part in no marketplace",
  USER: "somebody switched it off",
};

type Say = (event: Event, said: Evidence & { actor: string }) => string;

/** What each event says to people. */
const SENTENCES: Partial<Record<EventType, Say>> = {
  ACCOUNT_CONNECTED: (_event, { actor }) => `${actor} connected the account.`,
  ACCOUNT_CHANGED: () => "Amazon says something else of the account than before.",
  RENEW_LINK_USED: () => "The account was renewed through a renew link.",
  TOKEN_ENABLED: (_event, { check, actor }) => {
    const how =
      check === "PROBE"
        ? "Asked again, Amazon accepted the token that it had refused"
        : check === "CANDIDATE"
          ? "Amazon accepted the new string that had waited"
          : `${actor} saved a string that Amazon accepted`;
    return `${how}: the token became ENABLED.`;
  },
  TOKEN_DISABLED: (event, { actor }) => {
    const reason = readField(event, "reason") ?? "UNKNOWN";
    const by = reason === "USER" ? ` ${actor} did it.` : "";
    return `The token became DISABLED (${reason}): ${DISABLED[reason] ?? "it is not known why"}.${by}`;
  },
  TOKEN_EXPIRING: (event) =>
    `A warning was given with ${countOf(Number(readField(event, "daysLeft")), "day")} left until ${sayDate(event)}.`,
  TOKEN_RENEWED: (event, { rule, actor }) =>
    rule === "T11"
      ? "The date had passed, and Amazon still accepted the token: the date was wrong, and none is known now."
      : `${actor} renewed it: it ends ${sayDate(event)} (${readField(event, "expirySource")}).`,
  TOKEN_PENDING: (event) =>
    `A new string waits for Amazon's caches, until ${sayDate(event, "until")}: Amazon exchanges it, and its API does not accept it yet.`,
  TOKEN_REJECTED: (_event, { result }) =>
    result === "refused"
      ? "The new string was refused for good, and destroyed."
      : "The new string was not accepted in time, and destroyed.",
  TOKEN_DEGRADED: () => "The token could not be confirmed for too long: it counts as DEGRADED.",
  TOKEN_RECOVERED: () => "Amazon accepted the token again: it is confirmed.",
};

export function sayEvent(event: Event, evidence: Evidence, keyNames: KeyNames): string {
  const said = { ...evidence, actor: sayActor(event, keyNames) };
  return SENTENCES[event.type]?.(event, said) ?? `${event.type} was told.`;
}

function sayDate(event: Event, name = "expiresAt"): string {
  const moment = readField(event, name);
  return moment === null ? "at a date that nobody knows" : sayMoment(new Date(moment));
}
