import { builder } from "../builder.ts";

export const MemberRole = builder.enumType("MemberRole", {
  description:
    "What a person is in a workspace. Each may do all that the lesser ones may; docs/access.md says what.",
  values: {
    VIEWER: { value: "viewer", description: "Sees everything, and changes nothing." },
    OPERATOR: {
      value: "operator",
      description: "Connects accounts, and tends their tokens and automations.",
    },
    ADMIN: {
      value: "admin",
      description: "Also sees to members, keys, applications and the workspace's settings.",
    },
    OWNER: { value: "owner", description: "Also makes and unmakes owners." },
  } as const,
});
