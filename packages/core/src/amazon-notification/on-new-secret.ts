import type { AmazonApplication, SystemTransaction } from "@evergrant/db";
import { applicationStates, tellApplication } from "../amazon-application/application-event.ts";
import { encryptClientSecret } from "../amazon-application/credentials.ts";
import { lockApplications } from "../amazon-application/find-application.ts";
import { isNewerThan, startTerm } from "../amazon-application/secret-ladder.ts";
import type { InstallationDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { noteHandled } from "./note-handled.ts";
import {
  type ContentOf,
  type ReceivedNotification,
  UnusableNotificationError,
} from "./received-notification.ts";

/**
 * Amazon sends the new client secret of an application, once. Every exchange from now on uses it; what is
 * under way may use the old one, which lives for seven days more. Several workspaces may have brought the
 * same application. One that nobody has is kept aside: the secret cannot be had again.
 */
export async function onNewSecret(
  deps: InstallationDeps,
  notification: ReceivedNotification,
  content: ContentOf<"newSecret">,
): Promise<void> {
  const { database, clock, bus, operators } = deps;
  const now = clock.now();
  const sealed = await sealForEach(deps, content);
  const rotated = await database.system.$transaction(async (tx) => {
    const applications = await lockApplications(tx, content.clientId);
    if (applications.length === 0)
      throw new UnusableNotificationError("It is for an application that is not known here.");
    await noteHandled(tx, notification, now);
    const older = applications.filter(
      (application) => !isNewerThan(application, notification.eventTime, now),
    );
    for (const application of older) await store(tx, application, { ...content, sealed }, now);
    const term = startTerm(content.expiresAt, now);
    for (const application of older) await tell(tx, application, term, notification.type, now);
    return older;
  });
  for (const { id, name, workspaceId } of rotated) {
    if (workspaceId !== null) bus.wake(workspaceId);
    else
      operators.alert({
        kind: "APPLICATION_SECRET_ROTATED",
        message: `Amazon gave the application ${name} a new client secret, and it is in use. The one in the environment is no longer asked for.`,
        applicationId: id,
        region: null,
      });
  }
}

type SealedSecrets = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** The secret encrypted for each application that has the client id now, by the application's id. */
async function sealForEach(
  { database, cipher }: InstallationDeps,
  { clientId, clientSecret }: ContentOf<"newSecret">,
): Promise<SealedSecrets> {
  const applications = await database.system.amazonApplication.findMany({ where: { clientId } });
  const sealed = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const application of applications)
    sealed.set(application.id, await encryptClientSecret(cipher, application, clientSecret));
  return sealed;
}

async function store(
  tx: SystemTransaction,
  { id }: AmazonApplication,
  { sealed, expiresAt }: { sealed: SealedSecrets; expiresAt: Date | null },
  now: Date,
): Promise<void> {
  const clientSecret = sealed.get(id);
  // The notification comes again.
  if (clientSecret === undefined) throw new ConflictError("The application was added meanwhile.");
  await tx.amazonApplication.update({
    where: { id },
    data: {
      ...startTerm(expiresAt, now),
      clientSecret,
      rotationAskedAt: null,
    },
  });
}

async function tell(
  tx: SystemTransaction,
  application: AmazonApplication,
  term: Partial<AmazonApplication>,
  cause: string,
  now: Date,
): Promise<void> {
  const { workspaceId } = application;
  if (workspaceId === null) return;
  const actor = { workspaceId, kind: "SYSTEM", id: null, cause } as const;
  const states = applicationStates(application, { ...term, rotationAskedAt: null });
  const event = tellApplication("APPLICATION_SECRET_ROTATED", application, states);
  await appendEvents(tx, actor, [event], now);
}
