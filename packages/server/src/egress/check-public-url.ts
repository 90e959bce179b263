import { isIP } from "node:net";
import { BadInputError } from "@evergrant/core";
import { LOWEST_PORT, URL_LENGTH_MAX } from "./policy.ts";
import { PRIVATE_TARGETS_ADVICE, PUBLIC_TARGETS } from "./targets.ts";

/** Names that no name server of the internet knows. */
const LOCAL_NAMES =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|arpa|onion|test|invalid|example)$/;

/**
 * Reads an address that a user gave for us to call: https, a public host, no user name or password; within the
 * operator's private networks http too, by address or by a name that the internet does not know. Throws BadInputError
 * for any other. What its name leads to is looked at when it is called: see createPublicFetch.
 */
export function checkPublicUrl(given: string, targets = PUBLIC_TARGETS): URL {
  const url = given.length <= URL_LENGTH_MAX && URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:")
    throw refuse("is not an https address.");
  if (url.username !== "" || url.password !== "")
    throw refuse("holds a user name or password. Leave them out.");
  // The protocol's own port is not spelled out.
  const port = url.port === "" ? LOWEST_PORT : Number(url.port);
  if (port !== 443 && port < LOWEST_PORT)
    throw refuse(`has a port that is not called: take 443, or one from ${LOWEST_PORT} on.`);
  // However it was written, decimal, octal or hexadecimal: the URL has it in its plain form.
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  const isName = isIP(host) === 0;
  const isInternetName = isName && host.includes(".") && !LOCAL_NAMES.test(host);
  const isLocalName = isName && !isInternetName;
  const isInside = isLocalName ? targets.hasPrivate : targets.allows(host, "http:");
  if (isInside) return url;
  const isPublic = isInternetName || targets.allows(host, "https:");
  if (!isPublic) throw refuse(`does not lead to a public host. ${PRIVATE_TARGETS_ADVICE}`);
  if (url.protocol === "http:")
    throw refuse("is not an https address. A public host takes no other.");
  return url;
}

function refuse(why: string): BadInputError {
  return new BadInputError(`The url ${why}`);
}
