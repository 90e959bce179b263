import { Resolver } from "node:dns/promises";
import { LOOK_UP_TIMEOUT_MS, LOOK_UP_TRIES } from "./policy.ts";

/** Where a name leads. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

/** A name leads nowhere, or no name server could say where for now; by the code that the system's own look-up would give. */
export class NameError extends Error {
  readonly code: "ENOTFOUND" | "EAI_AGAIN";

  constructor(code: "ENOTFOUND" | "EAI_AGAIN") {
    super(`The name could not be looked up: ${code}`);
    this.code = code;
  }
}

const LEADS_NOWHERE: ReadonlySet<unknown> = new Set(["ENOTFOUND", "ENODATA"]);

/**
 * Asks the system's name servers itself. The system's own look-up, `lookup`, takes one of four threads of the process for
 * as long as it lasts: a few names whose servers are silent would keep all else from being looked up.
 */
export function createResolve(servers?: readonly string[]): Resolve {
  const resolver = new Resolver({ timeout: LOOK_UP_TIMEOUT_MS, tries: LOOK_UP_TRIES });
  if (servers !== undefined) resolver.setServers(servers);
  return async (hostname) => {
    const [four, six] = await Promise.allSettled([
      resolver.resolve4(hostname),
      resolver.resolve6(hostname),
    ]);
    const found = [
      ...addressesOf(four).map((address) => ({ address, family: 4 })),
      ...addressesOf(six).map((address) => ({ address, family: 6 })),
    ];
    if (found.length > 0) return found;
    throw new NameError([four, six].every(leadsNowhere) ? "ENOTFOUND" : "EAI_AGAIN");
  };
}

function addressesOf(answer: PromiseSettledResult<string[]>): string[] {
  return answer.status === "fulfilled" ? answer.value : [];
}

function leadsNowhere(answer: PromiseSettledResult<string[]>): boolean {
  return answer.status === "fulfilled" || LEADS_NOWHERE.has(answer.reason.code);
}
