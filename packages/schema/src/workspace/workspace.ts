import { builder } from "../builder.ts";

export const Workspace = builder.prismaNode("Workspace", {
  id: { resolve: (workspace) => workspace.id },
  nullable: true,
  // Whatever is asked for, no other workspace than the viewer's is ever read.
  findUnique: (_id, { actor }) => ({ id: actor.workspaceId }),
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString("name"),
    restoreAutomation: t.exposeBoolean("restoreAutomation"),
    escalateAfterHours: t.exposeInt("escalateAfterHours"),
  }),
});
