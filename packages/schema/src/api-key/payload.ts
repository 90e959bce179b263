import { apiKeyNotFound } from "@evergrant/core";
import type { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { decodeIdOf } from "../global-id.ts";
import type { InputFields } from "../mutation.ts";
import { ApiKey } from "./api-key.ts";

/** What core answers, and an idempotency key keeps: not the key itself. */
export type ApiKeyPayload = { apiKeyId: string };

/** The same with the key, which only the first answer has. */
export type NewApiKeyPayload = ApiKeyPayload & { secret: string | null };

type FieldBuilder<Payload extends ApiKeyPayload> = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Payload
>;

export function payloadApiKey<Payload extends ApiKeyPayload>(t: FieldBuilder<Payload>) {
  return t.prismaField({
    type: ApiKey,
    description: "The key as it is now.",
    resolve: (query, { apiKeyId }, _args, context) => readApiKey(context, query, apiKeyId),
  });
}

export function payloadSecret(t: FieldBuilder<NewApiKeyPayload>) {
  return t.exposeString("secret", {
    nullable: true,
    description:
      "The key itself, to be sent as `Authorization: Bearer <key>`. Shown here alone, and kept nowhere: null where an idempotency key gives the first answer again. Whoever lost it revokes the key and makes another.",
  });
}

export async function readApiKey({ deps, actor }: Context, query: object, id: string) {
  const found = await deps.client.apiKey.findUnique({
    ...query,
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
  });
  if (found === null) throw apiKeyNotFound();
  return found;
}

/** The field that names the key a mutation is about. */
export function apiKeyIdField(t: InputFields) {
  return t.id({ required: true, description: "The key's id." });
}

/** The uuid of the key that an input names. Throws NotFoundError for an id never handed out. */
export function readApiKeyId(globalId: string): string {
  const id = decodeIdOf("ApiKey", globalId);
  if (id === null) throw apiKeyNotFound();
  return id;
}
