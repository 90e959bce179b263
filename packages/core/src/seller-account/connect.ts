import { Prisma } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Actor, CoreDeps } from "../deps.ts";
import { setDueWork } from "../due-work/set-due-work.ts";
import { BadInputError, ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { amazonUnavailable } from "../mws-token/amazon-errors.ts";
import { dueMoments } from "../mws-token/due-moments.ts";
import { type ExaminedToken, examineToken } from "../mws-token/examine-token.ts";
import { type Exchanged, exchangeToken } from "../mws-token/exchange-token.ts";
import { checkDates, type GivenDates } from "../mws-token/given-dates.ts";
import { tell } from "../mws-token/status-change.ts";
import { findClaim, storeSecret } from "../mws-token/token-secret.ts";
import { type TokenTrial, tryToken } from "../mws-token/try-token.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonRegion } from "../ports.ts";
import { checkName } from "./check-name.ts";

export interface ConnectSellerAccountInput extends GivenDates {
  name: string;
  sellingPartnerId: string;
  region: AmazonRegion;
  token: string;
}

/** Amazon's seller ids: letters and digits, beginning with A. */
const SELLING_PARTNER_ID = /^A[A-Z0-9]{9,19}$/;

/** Connects a seller account with a token that Amazon accepts (docs/lifecycle.md §3, T01, T02). */
export async function connectSellerAccount(
  deps: CoreDeps,
  actor: Actor,
  input: ConnectSellerAccountInput,
): Promise<{ sellerAccountId: string }> {
  const name = checkName(input.name);
  const dates = checkDates(input, deps.clock.now());
  const sellingPartnerId = input.sellingPartnerId.trim();
  if (!SELLING_PARTNER_ID.test(sellingPartnerId))
    throw new BadInputError(
      "sellingPartnerId is not a seller id. Copy the Merchant Token from Seller Central: it begins with A.",
    );
  const examined = examineToken(deps.amazon, input.token);
  const { workspaceId } = actor;
  await refuseKnownSeller(deps, workspaceId, sellingPartnerId);
  const id = uuidv7({ msecs: deps.clock.now().getTime() });
  const key = { workspaceId, sellerAccountId: id };
  await findClaim(deps.client, key, deps.cipher.fingerprint(examined.pasted));

  const { region } = input;
  const applicationId = await findDefaultApplication(deps);
  const account = {
    applicationId,
    sellingPartnerId,
    region,
    marketplaceIds: [],
    knownOrderId: null,
  };
  const unknown = { token: examined, stored: null, hasVerifiedHere: false };
  const { exchanged, trial } = await withinBudget(async (signal) => {
    const exchanged = await exchangeToken(deps, account, unknown, signal);
    return { exchanged, trial: await tryToken(deps, exchanged.access, account, signal) };
  });
  if (!trial.isAccepted) throw amazonUnavailable();

  await create(deps, actor, { id, name, account, examined, exchanged, trial, dates });
  deps.bus.wake(workspaceId);
  return { sellerAccountId: id };
}

interface NewAccount {
  id: string;
  name: string;
  account: { applicationId: string; sellingPartnerId: string; region: AmazonRegion };
  examined: ExaminedToken;
  exchanged: Exchanged;
  trial: Extract<TokenTrial, { isAccepted: true }>;
  dates: { authorizedAt: Date | null; expiresAt: Date | null };
}

async function create(deps: CoreDeps, actor: Actor, added: NewAccount): Promise<void> {
  const { id, name, account, examined, exchanged, trial, dates } = added;
  const { workspaceId } = actor;
  const now = deps.clock.now();
  const key = { workspaceId, sellerAccountId: id };
  const newId = () => uuidv7({ msecs: now.getTime() });
  await deps.client
    .$transaction(async (tx) => {
      const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const { marketplaceIds, knownOrderId } = trial;
      const sellerProven = exchanged.isSellerProven;
      await tx.sellerAccount.create({
        data: {
          workspaceId,
          id,
          name,
          ...account,
          marketplaceIds,
          knownOrderId,
          sellerProven,
          createdAt: now,
        },
      });
      const token = await tx.mwsToken.create({
        data: {
          ...key,
          ...dates,
          id: newId(),
          status: "ENABLED",
          kind: examined.kind,
          lastFour: examined.lastFour,
          expirySource: dates.expiresAt === null ? "UNKNOWN" : "USER",
          statusChangedAt: now,
          lastVerifiedAt: now,
        },
      });
      await tx.reviewAutomation.create({
        data: {
          ...key,
          id: newId(),
          status: "DISABLED",
          disabledBy: "DEFAULT",
          statusChangedAt: now,
        },
      });
      const material = { pasted: examined.pasted, refreshToken: exchanged.refreshToken };
      await storeSecret(tx, deps.cipher, key, "CURRENT", material);
      await setDueWork(tx, token, dueMoments(token, workspace.warningDays, now));
      const connected = { type: "ACCOUNT_CONNECTED", sellerAccountId: id, data: { name } } as const;
      const enabled = tell(token, "TOKEN_ENABLED", { from: null, to: "ENABLED", reason: null });
      await appendEvents(tx, actor, [connected, enabled], now);
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? alreadyConnected() : error;
    });
}

async function refuseKnownSeller(
  { client }: CoreDeps,
  workspaceId: string,
  sellingPartnerId: string,
): Promise<void> {
  const known = await client.sellerAccount.findUnique({
    where: { workspaceId_sellingPartnerId: { workspaceId, sellingPartnerId } },
    select: { id: true },
  });
  if (known !== null) throw alreadyConnected();
}

async function findDefaultApplication({ client }: CoreDeps): Promise<string> {
  const { id } = await client.amazonApplication.findFirstOrThrow({
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return id;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

function alreadyConnected(): ConflictError {
  return new ConflictError(
    "This seller account is connected to the workspace already. Enable its token there instead.",
  );
}
