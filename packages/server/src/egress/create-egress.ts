import { BadInputError, type Egress } from "@evergrant/core";
import { checkPublicUrl } from "./check-public-url.ts";
import { createPublicFetch, type PublicFetch } from "./create-public-fetch.ts";
import { EGRESS_CONNECT_MS, EGRESS_TIMEOUT_MS } from "./policy.ts";
import { PRIVATE_TARGETS_ADVICE, PUBLIC_TARGETS } from "./targets.ts";

const MESSAGES: Record<string, string> = {
  NOT_PUBLIC: `The address does not lead to public hosts alone. ${PRIVATE_TARGETS_ADVICE}`,
  TIMED_OUT: `There was no whole answer within ${EGRESS_TIMEOUT_MS / 1_000} seconds.`,
  CONNECT_TIMED_OUT: `No connection was made within ${EGRESS_CONNECT_MS / 1_000} seconds.`,
  ENOTFOUND: "The name is not known.",
  EAI_AGAIN: "The name could not be looked up.",
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was cut.",
};

/** The port by which core calls addresses of users. */
export function createEgress(
  targets = PUBLIC_TARGETS,
  fetchPublic: PublicFetch = createPublicFetch({ targets }),
): Egress {
  return {
    checkUrl: (url) => checkPublicUrl(url, targets),
    async call({ url, headers, ...call }) {
      try {
        const init = { ...call, ...(headers !== undefined && { headers: { ...headers } }) };
        return { isAnswered: true, ...(await fetchPublic(url, init)) };
      } catch (error) {
        // Only its code is told: the words of what failed may hold the address, which may hold a secret.
        const code = codeOf(error);
        const message = MESSAGES[code] ?? `The call failed: ${code}.`;
        return { isAnswered: false, code, message };
      }
    },
  };
}

function codeOf(error: unknown): string {
  // What was once allowed to be called may no longer be.
  if (error instanceof BadInputError) return "NOT_PUBLIC";
  if (!(error instanceof Error)) return "UNKNOWN";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "TIMED_OUT";
  const { code } = (error.cause ?? error) as { code?: unknown };
  if (code === "UND_ERR_CONNECT_TIMEOUT") return "CONNECT_TIMED_OUT";
  if (code === "UND_ERR_SOCKET") return "ECONNRESET";
  return typeof code === "string" ? code : "UNKNOWN";
}
