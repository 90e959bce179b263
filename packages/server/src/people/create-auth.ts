import { prismaAdapter } from "@better-auth/prisma-adapter";
import {
  attemptKeyOf,
  CREDENTIALS_TOPIC,
  checkName,
  DomainError,
  type InstallationDeps,
  takeAttempt,
} from "@evergrant/core";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { bearer } from "better-auth/plugins/bearer";
import { organization } from "better-auth/plugins/organization";
import { twoFactor } from "better-auth/plugins/two-factor";
import { v7 as uuidv7 } from "uuid";
import type { Logger } from "../plugins/use-masking.ts";
import type { AuthMails } from "./auth-mails.ts";
import { authSecretOf } from "./auth-secret.ts";
import { guardAuth } from "./guard-auth.ts";
import * as policy from "./policy.ts";
import { COOKIE_PREFIX } from "./session-cookie.ts";

/** Set by whoever takes the request from the network, never by the client. */
export const ADDRESS_HEADER = "x-evergrant-client-address";

export interface AuthOptions {
  deps: InstallationDeps;
  /** Null: no mail can be sent, and what needs one is refused to all alike. */
  mails: AuthMails | null;
  logger: Logger;
  /** Whether anybody may register, or only who was invited. */
  signUp: "invitation" | "open";
  /** Origins of front ends beside our own. */
  allowedOrigins: readonly string[];
}

export type Auth = ReturnType<typeof createAuth>;

/** Better Auth on our database: people, their sessions and second factors. Memberships are core's. */
export function createAuth({ deps, mails, logger, signUp, allowedOrigins }: AuthOptions) {
  return betterAuth({
    appName: "Evergrant",
    baseURL: deps.publicUrl(),
    basePath: policy.AUTH_PATH,
    secret: authSecretOf(deps.cipher).reveal(),
    trustedOrigins: [...allowedOrigins],
    database: prismaAdapter(deps.database.identity, { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    logger: {
      level: "error",
      // What follows a colon is what somebody sent.
      log: (_level, message) =>
        logger.error({ identity: message.split(":")[0] }, "The identity library reports an error"),
    },
    // Thrown on to whoever asks: by itself it would print what fails, with all that was sent.
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: signUp === "invitation",
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: policy.PASSWORD_MIN_CHARACTERS,
      maxPasswordLength: policy.PASSWORD_MAX_CHARACTERS,
      resetPasswordTokenExpiresIn: policy.RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      ...(mails && {
        sendResetPassword: async ({ user, token }) => mails.sendReset(user.email, token),
        onExistingUserSignUp: async ({ user }) => mails.sendRegistered(user.email),
      }),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      expiresIn: policy.VERIFICATION_SECONDS,
      ...(mails && {
        sendVerificationEmail: async ({ user, token }) => mails.sendVerification(user.email, token),
      }),
    },
    session: {
      expiresIn: policy.SESSION_SECONDS,
      updateAge: policy.SESSION_RENEWED_AFTER_SECONDS,
      cookieCache: { enabled: false },
    },
    verification: { storeIdentifier: "hashed" },
    rateLimit: {
      enabled: true,
      ...policy.ADDRESS_REQUESTS,
      customRules: {
        "/sign-in/*": policy.ADDRESS_GUESSES,
        "/two-factor/*": policy.ADDRESS_GUESSES,
        "/change-password": policy.ADDRESS_GUESSES,
        "/reset-password": policy.ADDRESS_GUESSES,
        "/sign-up/*": policy.ADDRESS_MAILS,
        "/request-password-reset": policy.ADDRESS_MAILS,
        "/send-verification-email": policy.ADDRESS_MAILS,
      },
      customStorage: {
        async consume(key, { max, window }) {
          const limit = { max, windowMs: window * 1_000 };
          const retryAfter = await takeAttempt(deps, attemptKeyOf(deps, "address", key), limit);
          return { allowed: retryAfter === null, retryAfter };
        },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // Both are off by default where NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => uuidv7(), validateSchema: false },
    },
    hooks: guardAuth(deps),
    databaseHooks: {
      session: { delete: { after: async () => deps.bus.wake(CREDENTIALS_TOPIC) } },
      user: {
        create: { before: async (user) => ({ data: { ...user, ...checkPerson(user) } }) },
        update: { before: async (user) => ({ data: { ...user, ...checkPerson(user) } }) },
      },
    },
    plugins: [
      twoFactor({ issuer: "Evergrant" }),
      // A bearer token needs the signature as a cookie does.
      bearer({ requireSignature: true }),
      organization({ schema: WORKSPACES }),
    ],
  });
}

/** Better Auth's organizations are our workspaces. */
const WORKSPACES = {
  organization: { modelName: "workspace" },
  member: { modelName: "member", fields: { organizationId: "workspaceId" } },
  session: { fields: { activeOrganizationId: "activeWorkspaceId" } },
} as const;

function checkPerson({ name }: { name?: string | undefined }) {
  try {
    return name === undefined ? { image: null } : { name: checkName(name), image: null };
  } catch (error) {
    if (error instanceof DomainError) throw new APIError("BAD_REQUEST", { message: error.message });
    throw error;
  }
}
