import {
  completeAuthorization,
  findSessionUser,
  type InstallationDeps,
  Secret,
} from "@evergrant/core";
import { readSessionToken } from "../authentication/by-session.ts";
import type { PageMethods } from "./create-page-route.ts";
import { answerCompletion } from "./result-page.ts";

/** Where Amazon sends the browser with a consent. Nothing else in the address is looked at: not `mws_auth_token`. */
export function createAmazonCallback(deps: InstallationDeps): PageMethods {
  return {
    async GET({ searchParams }, { headers }) {
      const { token } = readSessionToken(deps, { bearer: null, headers });
      const user = token && (await findSessionUser(deps, token));
      const code = searchParams.get("spapi_oauth_code");
      const completion = await completeAuthorization(deps, {
        state: searchParams.get("state") ?? "",
        sellingPartnerId: searchParams.get("selling_partner_id"),
        code: code === null || code === "" ? null : new Secret(code),
        browserUserId: user?.id ?? null,
      });
      return answerCompletion(completion);
    },
  };
}
