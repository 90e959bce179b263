import { Prisma } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError, ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { checkName } from "../seller-account/check-name.ts";
import { applicationState, tellApplication } from "./application-event.ts";
import { checkApplicationId, checkClientSecret, checkSecretEnd } from "./check-input.ts";
import { checkWithAmazon } from "./check-with-amazon.ts";
import { encryptClientSecret } from "./credentials.ts";
import { MAX_APPLICATIONS } from "./policy.ts";

export interface AddAmazonApplicationInput {
  name: string;
  clientId: string;
  clientSecret: string;
  applicationId: string;
  isDraft?: boolean | null | undefined;
  secretExpiresAt?: Date | null | undefined;
}

/** Takes an application that the workspace has registered with Amazon, once Amazon accepts its secret. */
export async function addAmazonApplication(
  deps: CoreDeps,
  actor: Actor,
  input: AddAmazonApplicationInput,
): Promise<{ amazonApplicationId: string }> {
  const now = deps.clock.now();
  const name = checkName(input.name);
  const clientId = checkApplicationId("clientId", input.clientId);
  const applicationId = checkApplicationId("applicationId", input.applicationId);
  const clientSecret = checkClientSecret(input.clientSecret);
  const secretExpiresAt = checkSecretEnd(input.secretExpiresAt, now);
  const { workspaceId } = actor;
  await refuseDefault(deps, clientId);
  await refuseMore(deps);
  await checkWithAmazon(deps, { clientId, clientSecret });
  const sealed = await encryptClientSecret(deps.cipher, { workspaceId, clientId }, clientSecret);
  const id = uuidv7({ msecs: now.getTime() });
  await deps.client
    .$transaction(async (tx) => {
      const added = await tx.amazonApplication.create({
        data: {
          ...{ id, workspaceId, name, clientId, applicationId, secretExpiresAt },
          isDraft: input.isDraft ?? false,
          clientSecret: sealed,
          dueAt: secretExpiresAt === null ? null : now,
          createdAt: now,
        },
      });
      const after = applicationState(added);
      await actor.keepAnswer?.(tx, { amazonApplicationId: id });
      await appendEvents(tx, actor, [tellApplication("APPLICATION_ADDED", added, { after })], now);
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? knownAlready() : error;
    });
  deps.bus.wake(workspaceId);
  return { amazonApplicationId: id };
}

/** Under another name it would be the workspace's to rotate, and is everybody's. */
async function refuseDefault({ client }: CoreDeps, clientId: string): Promise<void> {
  const known = await client.amazonApplication.findFirst({
    where: { clientId, workspaceId: null },
    select: { id: true },
  });
  if (known !== null)
    throw new ConflictError(
      "This is the installation's own application. Leave amazonApplicationId out to use it.",
    );
}

/** Two calls at once may pass it by one: the limit only keeps the list short. */
async function refuseMore({ client }: CoreDeps): Promise<void> {
  const count = await client.amazonApplication.count({ where: { workspaceId: { not: null } } });
  if (count >= MAX_APPLICATIONS)
    throw new BadInputError(
      `A workspace has at most ${MAX_APPLICATIONS} applications. Remove one that is not used.`,
    );
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

function knownAlready(): ConflictError {
  return new ConflictError(
    "The workspace has this application already. Update that one instead of adding it again.",
  );
}
