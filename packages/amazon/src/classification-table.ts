import type { AmazonFailureClass } from "@evergrant/core";
import { MWS_ROWS } from "./mws-rows.ts";

/** Who was asked. Amazon has switched MWS off; its answers stand for what an old one would mean. */
export type Endpoint = "lwa" | "spApi" | "mws";

/** What is known of one failed call. Words are empty where Amazon gave none. */
export interface Symptom {
  endpoint: Endpoint;
  operation: string;
  /** `silence`: nothing readable came. `page`: a body that is not Amazon's. `error`: Amazon's own. */
  body: "silence" | "page" | "error" | "unreadable";
  /** 0 when no answer began. */
  status: number;
  code: string;
  message: string;
  details: string;
}

/**
 * How sure we are: Amazon's documentation or model; a recording of the wire; developers' reports;
 * or our own choice where nobody has seen it.
 */
export type Sureness = "official" | "observed" | "reported" | "assumed";

export interface ClassificationRow {
  id: string;
  class: AmazonFailureClass;
  sure: Sureness;
  why: string;
  when(symptom: Symptom): boolean;
}

const SECRET_EXPIRED = /LWA secret.*expired/i;
const ACCESS_TOKEN_BLAMED = /access token.*(?:revoked|malformed|invalid|expired)/i;
const TOKEN_MISSING = /access token is missing/i;
const WRONG_REGION = /marketplaces.*not valid for region/i;
const ACCESS_DENIED = /^Access to requested resource is denied\.?$/i;

const isRefusal = ({ body, status }: Symptom) => body === "error" && status >= 400 && status < 500;
const isLwaRefusal = (symptom: Symptom) => symptom.endpoint === "lwa" && isRefusal(symptom);
const isSpApi403 = (symptom: Symptom) =>
  symptom.endpoint === "spApi" && symptom.body === "error" && symptom.status === 403;

/**
 * Every failure's class (docs/lifecycle.md §1); the first row that fits decides. Whatever is not
 * plainly Amazon's verdict is `unavailable`: a doubt must never cost a seller a token.
 */
export const CLASSIFICATION_TABLE: readonly ClassificationRow[] = [
  {
    id: "no-answer",
    class: "unavailable",
    sure: "official",
    why: "Time-out, DNS, TLS, a refused, cut or ended connection, an oversized body.",
    when: ({ body }) => body === "silence",
  },
  {
    id: "throttled",
    class: "throttled",
    sure: "official",
    why: "429 QuotaExceeded; whatever sends a 429 asks for patience.",
    when: ({ status }) => status === 429,
  },
  ...MWS_ROWS,
  {
    id: "server-error",
    class: "unavailable",
    sure: "official",
    why: "5xx, whatever its body says: LWA's server_error and temporarily_unavailable too.",
    when: ({ status }) => status >= 500,
  },
  {
    id: "unreadable-answer",
    class: "unavailable",
    sure: "assumed",
    why: "A success whose body is cut, or is not what the model promises.",
    when: ({ body }) => body === "unreadable",
  },
  {
    id: "not-amazon",
    class: "unavailable",
    sure: "assumed",
    why: "A redirect, or an error without Amazon's error object: a proxy or firewall spoke.",
    when: ({ body, status }) => body === "page" || status < 400,
  },
  {
    id: "request-timeout",
    class: "unavailable",
    sure: "assumed",
    why: "408: the request did not arrive in time.",
    when: ({ status }) => status === 408,
  },
  {
    id: "client-secret-expired",
    class: "misconfigured",
    sure: "reported",
    why: "'The LWA secret token you provided has expired.' Quoted from Amazon's FAQ; status assumed.",
    when: ({ message, details }) => SECRET_EXPIRED.test(details) || SECRET_EXPIRED.test(message),
  },
  {
    id: "lwa-invalid-client",
    class: "misconfigured",
    sure: "observed",
    why: "401: our client id or secret is wrong, for every seller alike.",
    when: (symptom) => isLwaRefusal(symptom) && symptom.code === "invalid_client",
  },
  {
    id: "lwa-busy",
    class: "unavailable",
    sure: "official",
    why: "LWA's two passing errors, should they come with a 4xx.",
    when: (symptom) =>
      isLwaRefusal(symptom) && /^(?:server_error|temporarily_unavailable)$/.test(symptom.code),
  },
  {
    id: "lwa-code-not-taken",
    class: "unavailable",
    sure: "reported",
    why: "invalid_grant for an authorization code: used, or older than five minutes. It says nothing of the grant; another code may do.",
    when: (symptom) =>
      isLwaRefusal(symptom) &&
      symptom.operation === "authorizationCode" &&
      symptom.code === "invalid_grant",
  },
  {
    id: "lwa-grantless-not-allowed",
    class: "misconfigured",
    sure: "assumed",
    why: "A token for calls without a seller is asked for by the application alone: a refusal is the application's.",
    when: (symptom) => isLwaRefusal(symptom) && symptom.operation === "clientCredentials",
  },
  {
    id: "lwa-invalid-grant",
    class: "revoked",
    sure: "observed",
    why: "Observed with a made-up token; reported after real revocations.",
    when: (symptom) => isLwaRefusal(symptom) && symptom.code === "invalid_grant",
  },
  {
    id: "lwa-unauthorized-client",
    class: "revoked",
    sure: "reported",
    why: "The token belongs to another application, or this one may not use it.",
    when: (symptom) => isLwaRefusal(symptom) && symptom.code === "unauthorized_client",
  },
  {
    id: "lwa-other",
    class: "refused",
    sure: "assumed",
    why: "invalid_request, unsupported_grant_type, invalid_scope, access_denied, or a new code. No proof of the token's death; and `misconfigured` would open an incident for every seller because of one odd request.",
    when: isLwaRefusal,
  },
  {
    id: "mws-token-refused",
    class: "refused",
    sure: "assumed",
    why: "getAuthorizationCode's 403: an unknown MWS token or a disabled grant. The operation is retired; nobody has recorded it.",
    when: (symptom) => isSpApi403(symptom) && symptom.operation === "getAuthorizationCode",
  },
  {
    id: "access-token-blamed",
    class: "suspect",
    sure: "observed",
    why: "'… is revoked, malformed or invalid.' is observed, '… has expired.' reported by several. A fresh exchange decides.",
    when: (symptom) =>
      symptom.endpoint === "spApi" &&
      (symptom.status === 401 || symptom.status === 403) &&
      ACCESS_TOKEN_BLAMED.test(symptom.details),
  },
  {
    id: "lacks-role",
    class: "lacksRole",
    sure: "reported",
    why: "Amazon's plain denial with empty details. Observed for unknown paths, which we never ask for; reported for missing roles. A solicitation's refusal has empty details too, and another message.",
    when: (symptom) =>
      isSpApi403(symptom) &&
      symptom.code === "Unauthorized" &&
      symptom.details === "" &&
      ACCESS_DENIED.test(symptom.message),
  },
  {
    id: "access-token-missing",
    class: "refused",
    sure: "observed",
    why: "The header with the token did not arrive: something on the way takes it out.",
    when: (symptom) => isSpApi403(symptom) && TOKEN_MISSING.test(symptom.details),
  },
  {
    id: "marketplace-of-other-region",
    class: "refused",
    sure: "observed",
    why: "A marketplace was named that the called region does not have.",
    when: (symptom) => isSpApi403(symptom) && WRONG_REGION.test(symptom.details),
  },
  {
    id: "solicitation-refused",
    class: "refused",
    sure: "reported",
    why: "403 as well: outside the order's window, asked for already, or not available.",
    when: (symptom) => isSpApi403(symptom) && /solicitation/i.test(symptom.operation),
  },
  {
    id: "sp-api-403",
    class: "refused",
    sure: "assumed",
    why: "A denial in words that are new to us. It decides nothing about the token.",
    when: isSpApi403,
  },
  {
    id: "conflict",
    class: "refused",
    sure: "official",
    why: "409: what was to be made is there already. The connector then reads which it is.",
    when: ({ endpoint, status }) => endpoint === "spApi" && status === 409,
  },
  {
    id: "other",
    class: "refused",
    sure: "official",
    why: "400 InvalidInput, 404 NotFound, 413, 415: this one request.",
    when: () => true,
  },
];
