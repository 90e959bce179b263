import { v7 as uuidv7 } from "uuid";
import { READ_SCOPES, type Scope } from "../access/scope.ts";
import type { Viewer } from "../access/viewer.ts";
import { checkScopes } from "../api-key/check-input.ts";
import { requireHeld } from "../api-key/rights.ts";
import type { CoreDeps } from "../deps.ts";
import { BadInputError, ForbiddenError, NotFoundError } from "../errors.ts";
import { checkName } from "../seller-account/check-name.ts";
import {
  DEFAULT_SESSION_MINUTES,
  MAX_SESSION_MINUTES,
  MIN_SESSION_MINUTES,
  SESSION_SCOPES,
} from "./policy.ts";
import { writeClaims } from "./session-token.ts";

const MINUTE_MS = 60_000;

export interface CreateSessionTokenInput {
  sellerAccountId?: string | null | undefined;
  scopes?: readonly string[] | null | undefined;
  minutes?: number | null | undefined;
  subject?: string | null | undefined;
}

/**
 * Mints a token for minutes, with the key that asks: it may do no more than the key, and ends with it. Nothing
 * is kept. Answers what it says; `signClaims` makes the token of it.
 */
export async function createSessionToken(
  deps: Pick<CoreDeps, "client" | "machineClock">,
  minter: Viewer,
  input: CreateSessionTokenInput,
): Promise<{ claims: string; expiresAt: string }> {
  const { credential, workspaceId } = minter;
  if (credential.kind !== "API_KEY" || credential.keyId === null)
    throw new ForbiddenError("A session token is minted with an API key. Ask with one.");
  const minutes = checkMinutes(input.minutes ?? DEFAULT_SESSION_MINUTES);
  const scopes = chooseScopes(minter, input.scopes);
  const subject = input.subject == null ? null : checkSubject(input.subject);
  const sellerAccountId = input.sellerAccountId ?? null;
  if (sellerAccountId !== null) await requireAccount(deps, sellerAccountId);
  const now = deps.machineClock.now();
  const end = now.getTime() + minutes * MINUTE_MS;
  const expiresAt = new Date(Math.min(end, Number(credential.expiresAt ?? end)));
  const id = uuidv7({ msecs: now.getTime() });
  const { keyId } = credential;
  return {
    claims: writeClaims({ id, workspaceId, keyId, sellerAccountId, subject, scopes, expiresAt }),
    expiresAt: expiresAt.toISOString(),
  };
}

function checkMinutes(minutes: number): number {
  if (minutes >= MIN_SESSION_MINUTES && minutes <= MAX_SESSION_MINUTES) return minutes;
  throw new BadInputError(
    `minutes must lie between ${MIN_SESSION_MINUTES} and ${MAX_SESSION_MINUTES}.`,
  );
}

/** What was asked for, or what of reading the minter may do. */
function chooseScopes(minter: Viewer, wanted: readonly string[] | null | undefined): Scope[] {
  if (wanted == null) {
    const readable = READ_SCOPES.filter((scope) => minter.scopes.has(scope));
    if (readable.length > 0) return readable;
    throw new ForbiddenError(`Nobody can give what he does not have: ${READ_SCOPES.join(", ")}.`);
  }
  const scopes = checkScopes(wanted);
  const refused = scopes.filter((scope) => !SESSION_SCOPES.includes(scope));
  if (refused.length > 0)
    throw new ForbiddenError(
      `No session token can have ${refused.join(", ")}: what it made would outlast it.`,
    );
  requireHeld(minter, scopes);
  return scopes;
}

function checkSubject(subject: string): string {
  try {
    return checkName(subject);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    throw new BadInputError(error.message.replace(/^name/, "subject"));
  }
}

async function requireAccount({ client }: Pick<CoreDeps, "client">, id: string): Promise<void> {
  if ((await client.sellerAccount.count({ where: { id } })) === 0)
    throw new NotFoundError("This workspace has no such seller account.");
}
