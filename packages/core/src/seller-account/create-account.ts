import { randomInt } from "node:crypto";
import { Prisma } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import { applicationNotFound } from "../amazon-application/find-application.ts";
import { requestSubscription } from "../amazon-notification/request-subscription.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { setDueWork } from "../due-work/set-due-work.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { NewEvent } from "../event/new-event.ts";
import { findActingMember } from "../member/find-acting.ts";
import { dueMoments } from "../mws-token/due-moments.ts";
import type { Exchanged } from "../mws-token/exchange-token.ts";
import type { OfferedToken } from "../mws-token/save-token.ts";
import { tell } from "../mws-token/status-change.ts";
import { sealMaterial, storeSecret } from "../mws-token/token-secret.ts";
import { firstState } from "../mws-token/token-states.ts";
import type { TokenTrial } from "../mws-token/try-token.ts";
import type { AmazonRegion } from "../ports.ts";
import { accountState } from "./account-states.ts";

/** An account whose token Amazon has accepted. */
export interface NewAccount {
  name: string;
  account: {
    id: string;
    applicationId: string;
    sellingPartnerId: string;
    region: AmazonRegion;
  };
  offered: OfferedToken;
  exchanged: Exchanged;
  trial: Extract<TokenTrial, { isAccepted: true }>;
}

/** Writes an account, its token, its automation and their first events (docs/lifecycle.md §3, T01). */
export async function createAccount(
  deps: CoreDeps,
  actor: Actor,
  added: NewAccount,
): Promise<void> {
  const { name, account, offered, exchanged, trial } = added;
  const { examined, dates, isSellerNamed } = offered;
  const { workspaceId } = actor;
  const { id, applicationId, sellingPartnerId, region } = account;
  const now = deps.clock.now();
  const key = { workspaceId, sellerAccountId: id };
  const newId = () => uuidv7({ msecs: now.getTime() });
  const material = { pasted: examined.pasted, refreshToken: exchanged.refreshToken };
  const sealed = await sealMaterial(deps.cipher, key, material);
  await deps.client
    .$transaction(async (tx) => {
      const workspace = await tx.workspace.findFirstOrThrow();
      const ownerId = await findActingMember(tx, actor);
      const { marketplaceIds, knownOrderId } = trial;
      const sellerProven = isSellerNamed || exchanged.isSellerProven;
      const created = await tx.sellerAccount.create({
        data: {
          workspaceId,
          id,
          name,
          applicationId,
          sellingPartnerId,
          region,
          marketplaceIds,
          knownOrderId,
          sellerProven,
          ownerId,
          sampleKey: randomInt(-(2 ** 31), 2 ** 31),
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
      await storeSecret(tx, key, "CURRENT", sealed);
      await setDueWork(tx, token, dueMoments(token, workspace.warningDays, now));
      await requestSubscription(tx, deps, key, now);
      const told: NewEvent[] = [
        {
          type: "ACCOUNT_CONNECTED",
          sellerAccountId: id,
          after: accountState(created),
          data: { name },
        },
        {
          ...tell(token, "TOKEN_ENABLED", { from: null, to: "ENABLED", reason: null, rule: "T01" }),
          after: firstState(token),
        },
      ];
      await actor.keepAnswer?.(tx, { sellerAccountId: id });
      await appendEvents(tx, actor, told, now);
    })
    .catch((error: unknown) => {
      if (isViolation(error, "P2002")) throw alreadyConnected();
      // All else that it refers to is written with it: the application was removed meanwhile.
      throw isViolation(error, "P2003") ? applicationNotFound() : error;
    });
  deps.bus.wake(workspaceId);
}

/** A seller stands in a workspace once. */
export async function refuseKnownSeller(
  { client }: CoreDeps,
  sellingPartnerId: string,
): Promise<void> {
  const known = await client.sellerAccount.findFirst({
    where: { sellingPartnerId },
    select: { id: true },
  });
  if (known !== null) throw alreadyConnected();
}

function isViolation(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}

function alreadyConnected(): ConflictError {
  return new ConflictError(
    "This seller account is connected to the workspace already. Enable its token there instead.",
  );
}
