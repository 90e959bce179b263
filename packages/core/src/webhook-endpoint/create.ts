import type { EventType } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import { webhookSecretPlace } from "../cipher/places.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { Secret } from "../secret.ts";
import { checkName } from "../seller-account/check-name.ts";
import { checkAccounts, checkEndpointUrl, checkTypes } from "./check-input.ts";
import { endpointState, tellEndpoint } from "./endpoint-event.ts";
import { MAX_ENDPOINTS } from "./policy.ts";
import { makeSigningSecret } from "./signing-secret.ts";

export interface CreateWebhookEndpointInput {
  name: string;
  url: string;
  types?: readonly EventType[] | null | undefined;
  /** Plain ids. */
  sellerAccountIds?: readonly string[] | null | undefined;
}

/** Has the workspace's events sent to an address from now on. The secret is answered here, once. */
export async function createWebhookEndpoint(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "cipher" | "bus" | "egress">,
  actor: Actor,
  input: CreateWebhookEndpointInput,
): Promise<{ webhookEndpointId: string; secret: Secret }> {
  const now = deps.machineClock.now();
  const { workspaceId } = actor;
  const id = uuidv7({ msecs: now.getTime() });
  const given = {
    name: checkName(input.name),
    url: checkEndpointUrl(deps, input.url),
    types: checkTypes(input.types ?? []),
    sellerAccountIds: await checkAccounts(deps, input.sellerAccountIds ?? []),
  };
  await refuseMoreEndpoints(deps);
  const secret = makeSigningSecret();
  const place = webhookSecretPlace({ workspaceId, endpointId: id });
  const encrypted = await deps.cipher.encrypt(secret, place);
  await deps.client.$transaction(async (tx) => {
    const data = { workspaceId, id, ...given, secret: encrypted, createdAt: now };
    const made = await tx.webhookEndpoint.create({ data });
    await tx.webhookQueue.create({ data: { workspaceId, endpointId: id } });
    const event = tellEndpoint("WEBHOOK_ENDPOINT_CREATED", made, { after: endpointState(made) });
    await actor.keepAnswer?.(tx, { webhookEndpointId: id });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { webhookEndpointId: id, secret };
}

/** Two calls at once may pass it by one: the limit only bounds the work of each event. */
async function refuseMoreEndpoints({ client }: Pick<CoreDeps, "client">): Promise<void> {
  if ((await client.webhookEndpoint.count({ where: { deletedAt: null } })) >= MAX_ENDPOINTS)
    throw new BadInputError(
      `A workspace has at most ${MAX_ENDPOINTS} webhook endpoints. Delete one that is not used.`,
    );
}
