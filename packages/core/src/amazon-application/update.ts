import type { AmazonApplication, Prisma } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { noteExchange } from "../incident/note-exchange.ts";
import type { Secret } from "../secret.ts";
import { checkName } from "../seller-account/check-name.ts";
import { applicationStates, tellApplication } from "./application-event.ts";
import { checkClientSecret, checkSecretEnd } from "./check-input.ts";
import { checkWithAmazon } from "./check-with-amazon.ts";
import { encryptClientSecret, hasClientSecret } from "./credentials.ts";
import { findOwnApplication, lockOwnApplication } from "./find-application.ts";
import { startTerm } from "./secret-ladder.ts";

export interface UpdateAmazonApplicationInput {
  amazonApplicationId: string;
  name?: string | null | undefined;
  isDraft?: boolean | null | undefined;
  clientSecret?: string | null | undefined;
  secretExpiresAt?: Date | null | undefined;
}

interface Changes {
  name: string | null;
  isDraft: boolean | null;
  clientSecret: Secret | null;
  secretExpiresAt: Date | null;
}

/**
 * Changes what is known of the workspace's application; what is absent stays. Another client secret is
 * taken once Amazon accepts it; without a date of its own its end is unknown.
 */
export async function updateAmazonApplication(
  deps: CoreDeps,
  actor: Actor,
  input: UpdateAmazonApplicationInput,
): Promise<{ amazonApplicationId: string }> {
  const { amazonApplicationId } = input;
  const now = deps.clock.now();
  const changes: Changes = {
    name: input.name == null ? null : checkName(input.name),
    isDraft: input.isDraft ?? null,
    clientSecret: input.clientSecret == null ? null : checkClientSecret(input.clientSecret),
    secretExpiresAt: checkSecretEnd(input.secretExpiresAt, now),
  };
  const { workspaceId } = actor;
  const found = await findOwnApplication(deps, amazonApplicationId);
  const { clientSecret } = changes;
  if (clientSecret !== null)
    await checkWithAmazon(deps, { clientId: found.clientId, clientSecret });
  const sealed = await sealNewSecret(deps, found, changes);
  await deps.client.$transaction(async (tx) => {
    const application = await lockOwnApplication(tx, amazonApplicationId);
    const rotated =
      sealed === null ? null : rotate(application, found, { ...changes, sealed }, now);
    const details = changeDetails(application, changes, rotated === null ? now : null);
    const data = { ...details, ...rotated };
    const { id } = application;
    const changed = await tx.amazonApplication.update({ where: { id }, data });
    const hasDetails = Object.keys(details).length > 0;
    const states = applicationStates(application, changed);
    const events = [
      ...(hasDetails ? [tellApplication("APPLICATION_CHANGED", changed, states)] : []),
      ...(rotated === null ? [] : [tellApplication("APPLICATION_SECRET_ROTATED", changed, states)]),
    ];
    await actor.keepAnswer?.(tx, { amazonApplicationId });
    await appendEvents(tx, actor, events, now);
  });
  if (clientSecret !== null)
    await noteExchange(deps.installation, amazonApplicationId, { ok: true, value: null });
  deps.bus.wake(workspaceId);
  return { amazonApplicationId };
}

/** The new secret, encrypted; null where there is none, or it is the stored one. */
async function sealNewSecret(
  { cipher }: CoreDeps,
  application: AmazonApplication,
  { clientSecret }: Changes,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (clientSecret === null || (await hasClientSecret(cipher, application, clientSecret)))
    return null;
  return encryptClientSecret(cipher, application, clientSecret);
}

/** The new secret with its term, in the place of the one that it was compared with. */
function rotate(
  application: AmazonApplication,
  compared: AmazonApplication,
  { sealed, secretExpiresAt }: Changes & { sealed: Uint8Array<ArrayBuffer> },
  now: Date,
) {
  if (!Buffer.from(application.clientSecret).equals(compared.clientSecret))
    throw new ConflictError("The client secret was changed meanwhile. Look, and try again.");
  return { ...startTerm(secretExpiresAt, now), clientSecret: sealed, rotationAskedAt: null };
}

/** What differs from before; of the secret that stays, its date. */
function changeDetails(
  application: AmazonApplication,
  { name, isDraft, secretExpiresAt }: Changes,
  datedAt: Date | null,
): Prisma.AmazonApplicationUpdateInput {
  const isRedated =
    secretExpiresAt !== null && Number(secretExpiresAt) !== Number(application.secretExpiresAt);
  return {
    ...(name !== null && name !== application.name && { name }),
    ...(isDraft !== null && isDraft !== application.isDraft && { isDraft }),
    ...(datedAt !== null && isRedated && startTerm(secretExpiresAt, datedAt)),
  };
}
