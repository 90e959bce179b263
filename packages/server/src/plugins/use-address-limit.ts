import { createHash } from "node:crypto";
import type { Clock } from "@evergrant/core";
import type { Plugin } from "graphql-yoga";
import { networkOf } from "../http/network-of.ts";
import type { PointLimiter } from "../rate-limit/create-point-limiter.ts";
import { rateLimited, rateLimitHeaders } from "../rate-limit/headers.ts";

/** How many credentials that passed are remembered, by their hashes. */
const PASSED_MAX = 10_000;

/**
 * Stops an address that keeps failing to authenticate, before the database is asked about what it presents.
 * Whose credential passed here before is let through: he may share the address with whoever guesses.
 */
export function useAddressLimit(options: {
  failures: PointLimiter;
  clock: Clock;
  /** Null in process. */
  addressOf: (request: Request) => string | null;
}): Plugin {
  const { failures, clock, addressOf } = options;
  const passed = new Set<string>();
  const networks = new WeakMap<Request, string>();
  return {
    onRequestParse({ request }) {
      const address = addressOf(request);
      if (address === null) return;
      const network = networkOf(address);
      networks.set(request, network);
      const credential = hashCredential(request);
      if (failures.has(network, 1) || (credential !== null && passed.has(credential))) return;
      const message = "Too many requests of this address were not authenticated.";
      throw rateLimited(message, failures.look(network), clock.now());
    },
    onResponse({ request, response }) {
      const network = networks.get(request);
      if (network === undefined) return;
      if (response.status === 401) {
        // What passed once may have been revoked since.
        const credential = hashCredential(request);
        if (credential !== null) passed.delete(credential);
        failures.spend(network, 1);
        const spending = { name: failures.name, ...failures.look(network) };
        for (const [name, value] of Object.entries(rateLimitHeaders([spending], clock.now())))
          response.headers.set(name, value);
      } else if (response.status === 200) remember(hashCredential(request));
    },
  };

  function remember(credential: string | null): void {
    if (credential === null) return;
    // The latest stands last.
    passed.delete(credential);
    passed.add(credential);
    const [oldest] = passed;
    if (passed.size > PASSED_MAX && oldest !== undefined) passed.delete(oldest);
  }
}

function hashCredential({ headers }: Request): string | null {
  const credential = headers.get("authorization") ?? headers.get("cookie");
  return credential === null ? null : createHash("sha256").update(credential).digest("base64");
}
