import type { SecretKind } from "./vault.ts";

/** Where secrets of some kinds may stand, and why. Whatever is not listed is a leak. */
export interface Allowance {
  place: string;
  where: RegExp;
  kinds: readonly SecretKind[];
  why: string;
}

const ALL_OF_AMAZON: readonly SecretKind[] = [
  "refresh token",
  "MWS token",
  "access token",
  "authorization code",
  "client secret",
  "state",
];

export const ALLOWANCES: readonly Allowance[] = [
  {
    place: "data folder",
    where: /^demo\/demo\.json$/,
    kinds: ["API key", "client secret"],
    why: "the demo's keys, written there for whoever started it",
  },
  {
    place: "data folder",
    where: /^demo\/encryption-keys$/,
    kinds: ["encryption key"],
    why: "the demo's key file",
  },
  {
    place: "data folder",
    where: /^(?:demo\/)?postgres\/password$/,
    kinds: ["database password"],
    why: "the embedded server's password file",
  },
  {
    place: "data folder",
    where: /^demo\/sandbox\//,
    kinds: ALL_OF_AMAZON,
    why: "the simulated Amazon's own memory",
  },
  {
    place: "environments",
    where: /^serve /,
    kinds: ["encryption key", "client secret", "database password", "AWS key", "metrics token"],
    why: "the process that the operator gave the variables to",
  },
  {
    place: "responses",
    where: / createRenewLink /i,
    kinds: ["renew link"],
    why: "shown to whoever makes the link",
  },
  {
    place: "responses",
    where: / (?:createWebhookEndpoint|rotateWebhookEndpointSecret) /i,
    kinds: ["webhook secret"],
    why: "shown to whoever makes the endpoint or its new secret",
  },
  {
    place: "responses",
    where: / createCalendarFeed /i,
    kinds: ["calendar address"],
    why: "shown to whoever makes the calendar",
  },
  {
    place: "mails",
    where: /^a mail$/,
    kinds: ["issue link", "invitation"],
    why: "sent to whom it is for",
  },
  {
    place: "responses",
    where: / startAuthorization |^POST \/renew\//i,
    kinds: ["state"],
    why: "part of the address of Amazon's page",
  },
];
