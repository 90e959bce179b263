import { lookup as lookupName } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { Agent, fetch as fetchByAgent } from "undici";
import { checkPublicUrl } from "./check-public-url.ts";
import { EGRESS_ANSWER_BYTES, EGRESS_CONNECT_MS, EGRESS_TIMEOUT_MS } from "./policy.ts";
import { createResolve, type Resolve } from "./resolve-name.ts";
import { PUBLIC_TARGETS, type Targets } from "./targets.ts";

export interface PublicAnswer {
  status: number;
  headers: Headers;
  /** The first of it; the rest is not read. */
  body: Uint8Array;
}

export type PublicFetch = (
  url: string,
  init: { method: string; headers?: Record<string, string>; body?: string; signal?: AbortSignal },
) => Promise<PublicAnswer>;

/** Where a name leads is no public host. */
export class NotPublicError extends Error {
  readonly code = "NOT_PUBLIC";
}

/**
 * Calls addresses that users gave, and public hosts alone, or what the operator named besides. A name is looked up once
 * for each connection, and the very addresses that were looked at are connected to, so that a name that changes
 * meanwhile gains nothing. Redirects are not followed. Throws BadInputError for an address that is not called.
 */
export function createPublicFetch(
  options: {
    targets?: Targets;
    resolve?: Resolve;
    /** Whom else to believe; for tests. */
    ca?: string;
    timeoutMs?: number;
  } = {},
): PublicFetch {
  const { targets = PUBLIC_TARGETS, timeoutMs = EGRESS_TIMEOUT_MS, ca } = options;
  const { resolve = targets.hasPrivate ? resolveInside : createResolve() } = options;
  const openAgent = (protocol: string) =>
    new Agent({
      connect: {
        lookup: createLookup(resolve, (address) => targets.allows(address, protocol)),
        timeout: EGRESS_CONNECT_MS,
        ...(ca !== undefined && { ca }),
      },
    });
  const agents = { "https:": openAgent("https:"), "http:": openAgent("http:") };
  return async (given, { signal, ...init }) => {
    const url = checkPublicUrl(given, targets);
    const limit = AbortSignal.timeout(timeoutMs);
    const response = await fetchByAgent(url, {
      ...init,
      dispatcher: url.protocol === "http:" ? agents["http:"] : agents["https:"],
      redirect: "manual",
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    const { status, headers } = response;
    return { status, headers: new Headers([...headers]), body: await readStart(response.body) };
  };
}

/** As the system does: names of private networks may stand in a file of its own. */
const resolveInside: Resolve = (hostname) => lookupName(hostname, { all: true });

/** Looks a name up, and gives the addresses out only if each of them is allowed. */
function createLookup(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => isAllowed(address)))
          callback(new NotPublicError(`${hostname} does not lead to public hosts alone`), "", 0);
        else if (all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, "", 0),
    );
  };
}

async function readStart(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk.subarray(0, EGRESS_ANSWER_BYTES - length));
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length >= EGRESS_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks);
}
