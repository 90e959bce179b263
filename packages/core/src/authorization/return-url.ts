import type { CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { refuseSecret } from "../refuse-secret.ts";

const LENGTH_MAX = 2_000;

/** Where the browser may be sent in the end: an address of the installation's own or of an origin that it allows. */
export function checkReturnUrl(
  { publicUrl, returnOrigins }: Pick<CoreDeps, "publicUrl" | "returnOrigins">,
  given: string,
): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > LENGTH_MAX)
    throw new BadInputError(
      `returnUrl is not an absolute http or https address of at most ${LENGTH_MAX} characters.`,
    );
  if (url.username !== "" || url.password !== "")
    throw new BadInputError("returnUrl holds a user name or password. Leave them out.");
  if (![new URL(publicUrl()).origin, ...returnOrigins].includes(url.origin))
    throw new BadInputError(
      `returnUrl leads to an origin that this installation does not allow: ${url.origin}. Its operator adds it to EVERGRANT_RETURN_ORIGINS.`,
    );
  refuseSecret("returnUrl", url.href);
  return url.href;
}
