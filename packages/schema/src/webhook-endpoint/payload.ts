import { type Actor, endpointNotFound, type Operation, type Secret } from "@evergrant/core";
import type { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { decodeIdOf } from "../global-id.ts";
import { answerMutation, type InputFields } from "../mutation.ts";
import { WebhookEndpoint } from "./webhook-endpoint.ts";

/** What core answers, and an idempotency key keeps: never the secret. */
export type EndpointPayload = { webhookEndpointId: string };

/** The same with the secret, which only the first answer has. */
export type EndpointSecretPayload = EndpointPayload & { secret: string | null };

type FieldBuilder<Payload extends EndpointPayload> = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Payload
>;

export function payloadEndpoint<Payload extends EndpointPayload>(t: FieldBuilder<Payload>) {
  return t.prismaField({
    type: WebhookEndpoint,
    description: "The endpoint as it is now.",
    resolve: async (query, { webhookEndpointId: id }, _args, { deps }) => {
      const found = await deps.client.webhookEndpoint.findFirst({ ...query, where: { id } });
      if (found === null) throw endpointNotFound();
      return found;
    },
  });
}

export function payloadSecret(t: FieldBuilder<EndpointSecretPayload>) {
  return t.exposeString("secret", {
    nullable: true,
    description:
      "What deliveries are signed with (`whsec_…`), for whoever verifies them. Shown here alone: null where an idempotency key gives the first answer again. Whoever lost it rotates.",
  });
}

/** Answers a mutation that makes a secret. What an idempotency key keeps is the id alone. */
export async function answerWithSecret(
  context: Context,
  call: { mutation: Operation; input: { idempotencyKey?: string | null | undefined } },
  run: (actor: Actor) => Promise<EndpointPayload & { secret: Secret }>,
): Promise<EndpointSecretPayload> {
  let made: Secret | null = null;
  const answer = await answerMutation(context, call, async (actor) => {
    const { webhookEndpointId, secret } = await run(actor);
    made = secret;
    return { webhookEndpointId };
  });
  return { ...answer, secret: revealed(made) };
}

/** The one place where a secret leaves: the answer to whoever had it made. */
function revealed(made: Secret | null): string | null {
  return made === null ? null : made.reveal();
}

/** The field that names the endpoint a mutation is about. */
export function endpointIdField(t: InputFields) {
  return t.id({ required: true, description: "The endpoint's id." });
}

/** The uuid of the endpoint that an input names. Throws NotFoundError for an id never handed out. */
export function readEndpointId(globalId: string): string {
  const id = decodeIdOf("WebhookEndpoint", globalId);
  if (id === null) throw endpointNotFound();
  return id;
}
