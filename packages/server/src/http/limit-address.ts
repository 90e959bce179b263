import type { AddressList, Clock } from "@evergrant/core";
import { addressOfRequest } from "../authentication/client-addresses.ts";
import { secondsUntil } from "../rate-limit/headers.ts";
import type { Limiters } from "../rate-limit/open-limiters.ts";
import { type Route, sendText } from "./listen.ts";
import { networkOf } from "./network-of.ts";

/** A page that anybody may open, each address so often a minute: what it is asked for is looked up. */
export function limitAddress(
  route: Route,
  options: { limiters: Limiters; clock: Clock; trustedProxies: AddressList | null },
): Route {
  const { pages } = options.limiters;
  return (request, response) => {
    const network = networkOf(addressOfRequest(request, options.trustedProxies) ?? "unknown");
    if (pages.has(network, 1)) {
      pages.spend(network, 1);
      return route(request, response);
    }
    const retryAfter = secondsUntil(pages.look(network).endsAt, options.clock.now());
    response.setHeader("retry-after", String(retryAfter));
    sendText(
      response,
      429,
      `Too many pages were opened from here. Try again in ${retryAfter} s.\n`,
    );
  };
}
