import { isSecretExpiringSoon } from "@evergrant/core";
import { builder } from "../builder.ts";

export const AmazonApplication = builder.prismaNode("AmazonApplication", {
  id: { resolve: (application) => application.id },
  nullable: true,
  findUnique: (id) => ({ id }),
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString("name"),
    clientId: t.exposeString("clientId", {
      description: "Amazon's id of its client. Its secret is write-only and never shown.",
    }),
    applicationId: t.exposeString("applicationId"),
    isDraft: t.exposeBoolean("isDraft"),
    isDefault: t.boolean({
      description:
        "Whether it is the installation's own, which serves every workspace and is changed by none.",
      select: { workspaceId: true },
      resolve: ({ workspaceId }) => workspaceId === null,
    }),
    secretExpiresAt: t.expose("secretExpiresAt", { type: "DateTime", nullable: true }),
    secretExpiringSoon: t.boolean({
      description: "Whether the client secret ends within 30 days, or has ended.",
      select: { secretExpiresAt: true },
      resolve: (application, _args, { deps }) =>
        isSecretExpiringSoon(application, deps.clock.now()),
    }),
    rotationAskedAt: t.expose("rotationAskedAt", { type: "DateTime", nullable: true }),
    createdAt: t.expose("createdAt", {
      type: "DateTime",
      description: "When it was made known here.",
    }),
  }),
});
