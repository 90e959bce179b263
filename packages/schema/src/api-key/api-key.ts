import { apiKeyStatus } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";

const ApiKeyStatus = builder.enumType("ApiKeyStatus", {
  description: "Whether an API key works.",
  values: {
    ACTIVE: { description: "It works." },
    EXPIRED: { description: "Its end has come, or the overlap after its rotation." },
    REVOKED: { description: "It was revoked." },
  } as const,
});

/** Not a Node: `node` needs less than keys:admin. */
export const ApiKey = builder.prismaObject("ApiKey", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the key.",
      resolve: ({ id }) => encodeGlobalId("ApiKey", id),
    }),
    name: t.exposeString("name"),
    status: t.field({
      type: ApiKeyStatus,
      description: "Whether it works.",
      select: { revokedAt: true, expiresAt: true },
      resolve: (key, _args, { deps }) => apiKeyStatus(key, deps.machineClock.now()),
    }),
    prefix: t.exposeString("prefix"),
    lastFour: t.exposeString("lastFour"),
    scopes: t.exposeStringList("scopes", {
      description: "What its holder may do, such as `accounts:read`.",
    }),
    allowedAddresses: t.exposeStringList("allowedAddresses"),
    createdBy: t.id({
      nullable: true,
      description:
        "The `viewer.id` of who made it; null for one that came with the installation. Opaque.",
      select: { createdById: true },
      resolve: ({ createdById }) =>
        createdById === null ? null : encodeGlobalId("Viewer", createdById),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true }),
    lastUsedAt: t.expose("lastUsedAt", { type: "DateTime", nullable: true }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
    replacedBy: t.relation("replacedBy", {
      nullable: true,
      description: "The key that it was rotated into; null unless it was.",
    }),
  }),
});
