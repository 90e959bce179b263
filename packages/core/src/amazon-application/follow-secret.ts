import type { AmazonApplication } from "@evergrant/db";
import { countOf } from "../count-of.ts";
import type { InstallationDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { daysLeft } from "../mws-token/warning.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import { applicationStates, tellApplication } from "./application-event.ts";
import { decryptCredentials } from "./credentials.ts";
import { ROTATION_REPEAT_MS, ROTATION_RETRY_MS } from "./policy.ts";
import { nextRotationAt, nextStageAt, untoldSecretStage } from "./secret-ladder.ts";

/**
 * Does what is due about an application's client secret: tells the stage that is reached, and asks Amazon
 * for another secret of the installation's own where the operator wants that. Says when it is due again.
 */
export async function followSecret(deps: InstallationDeps, id: string): Promise<void> {
  const now = deps.clock.now();
  const application = await deps.database.system.amazonApplication.findUnique({ where: { id } });
  if (application === null) return;
  // Without a queue the new secret would be lost, and the present one would end within a week.
  const rotateDays = deps.notificationQueue === null ? null : deps.rotateSecretDays;
  const rotationAt = nextRotationAt(application, rotateDays);
  const isAsked = rotationAt !== null && rotationAt <= now;
  const asked: Asked = isAsked ? await askForRotation(deps, application, now) : {};
  const stageDays = untoldSecretStage(application, now);
  const next = {
    secretWarnedDays: stageDays ?? application.secretWarnedDays,
    rotationAskedAt: asked.rotationAskedAt ?? application.rotationAskedAt,
    leasedUntil: null,
  };
  const dueAt = earliest([
    nextStageAt({ ...application, ...next }, now),
    asked.retryAt ?? nextRotationAt({ ...application, ...next }, rotateDays),
  ]);
  await tell(deps, application, { next: { ...next, dueAt }, stageDays, now });
}

interface Asked {
  rotationAskedAt?: Date;
  retryAt?: Date;
}

/** What became of asking: when Amazon agreed, or when to ask again. */
async function askForRotation(
  { amazon, cipher, operators, notificationQueue }: InstallationDeps,
  application: AmazonApplication,
  now: Date,
): Promise<Asked> {
  const credentials = await decryptCredentials(cipher, application);
  const answer = await withinBudget((signal) => amazon.rotateClientSecret(credentials, signal));
  const { id: applicationId, name, rotationAskedAt: before } = application;
  const alert = (message: string) =>
    operators.alert({
      kind: "APPLICATION_SECRET_EXPIRING",
      message: `${message} Application: ${name}, queue: ${notificationQueue?.arn}.`,
      applicationId,
      region: null,
    });
  if (answer.ok) {
    if (before !== null)
      alert("Amazon was asked for a new client secret a day ago, and none came. Asked once more.");
    return { rotationAskedAt: now };
  }
  const { class: is } = answer.failure;
  alert(`Amazon was asked for a new client secret, and the answer was: ${is}. It is asked again.`);
  const isPassing = is === "throttled" || is === "unavailable";
  const retryMs = isPassing ? ROTATION_RETRY_MS : ROTATION_REPEAT_MS;
  return { retryAt: new Date(now.getTime() + retryMs) };
}

/** Writes it, unless the secret changed meanwhile: then what is due was said anew. */
async function tell(
  { database, bus, operators }: InstallationDeps,
  application: AmazonApplication,
  {
    next,
    stageDays,
    now,
  }: { next: Partial<AmazonApplication>; stageDays: number | null; now: Date },
): Promise<void> {
  const { id, name, workspaceId, secretExpiresAt, secretWarnedDays, clientSecret } = application;
  const isWritten = await database.system.$transaction(async (tx) => {
    const { count } = await tx.amazonApplication.updateMany({
      where: { id, clientSecret, secretExpiresAt, secretWarnedDays },
      data: next,
    });
    if (count === 0) return false;
    if (stageDays === null || secretExpiresAt === null || workspaceId === null) return true;
    const event = tellApplication("APPLICATION_SECRET_EXPIRING", application, {
      ...applicationStates(application, next),
      data: {
        daysLeft: daysLeft(secretExpiresAt, now),
        secretExpiresAt: secretExpiresAt.toISOString(),
        stageDays,
      },
    });
    await appendEvents(
      tx,
      { workspaceId, kind: "SYSTEM", id: null, cause: "APPLICATION" },
      [event],
      now,
    );
    return true;
  });
  if (!isWritten || stageDays === null || secretExpiresAt === null) return;
  if (workspaceId !== null) return bus.wake(workspaceId);
  operators.alert({
    kind: "APPLICATION_SECRET_EXPIRING",
    message: `The client secret of the application ${name} ends within ${countOf(daysLeft(secretExpiresAt, now), "day")}, at ${secretExpiresAt.toISOString()}. Rotate it in Amazon's developer console, or have it rotated by EVERGRANT_AMAZON_ROTATE_SECRET_DAYS.`,
    applicationId: id,
    region: null,
  });
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const times = moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
