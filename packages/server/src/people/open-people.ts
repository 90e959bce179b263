import type { InstallationDeps } from "@evergrant/core";
import { DatabaseUnavailableError, isUnavailable } from "@evergrant/db";
import type { Logger } from "../plugins/use-masking.ts";
import { createAuthMails } from "./auth-mails.ts";
import { ADDRESS_HEADER, type Auth, type AuthOptions, createAuth } from "./create-auth.ts";

/** Those who sign in, as the routes and pages see them. */
export interface People {
  /** Answers a request to Better Auth. `address`: where it came from in the network. */
  fetch(request: Request, address: string | null): Promise<Response>;
  /** Whether a forgotten password can be replaced, and an address be proven. */
  canMail: boolean;
  /** Whether anybody may register, or only who was invited. */
  signUp: "invitation" | "open";
  /** Waits for the mails that are being sent. */
  stop(): Promise<void>;
}

export interface PeopleOptions extends Pick<AuthOptions, "signUp" | "allowedOrigins"> {
  deps: InstallationDeps;
  logger: Logger;
  /** Whether the mailer of core sends anything. */
  canMail: boolean;
}

export function openPeople(given: PeopleOptions): People {
  const { deps, logger, canMail, signUp, allowedOrigins } = given;
  const mails = canMail ? createAuthMails(deps, { logger }) : null;
  let opened: Auth | undefined;
  // The public address is known once somebody asks.
  const open = () => {
    opened ??= createAuth({ deps, logger, mails, signUp, allowedOrigins });
    return opened;
  };
  return {
    canMail,
    signUp,
    async fetch(request, address) {
      const headers = new Headers(request.headers);
      headers.delete(ADDRESS_HEADER);
      if (address !== null) headers.set(ADDRESS_HEADER, address);
      const answer = await open().handler(new Request(request, { headers })).catch(failWithName);
      if (answer.status >= 500)
        logger.error({ status: answer.status }, "The identity library failed");
      return answer;
    },
    async stop() {
      await mails?.settle();
    },
  };
}

/** Of what fails in the library the name alone: the rest may hold what was sent, a password too. */
function failWithName(error: unknown): never {
  if (isUnavailable(error)) throw new DatabaseUnavailableError(error);
  throw new Error(
    `The identity library failed: ${error instanceof Error ? error.name : "unknown"}`,
  );
}
