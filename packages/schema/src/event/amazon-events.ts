import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { readNumber, readText } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

builder.objectRef<LoggedEvent>("RenewLinkChanged").implement({
  description:
    "A link to renew an account with was made, used or withdrawn: RENEW_LINK_CREATED, RENEW_LINK_USED, RENEW_LINK_REVOKED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    renewLinkId: t.id({
      description: "The link's id.",
      resolve: (event) => encodeGlobalId("RenewLink", readText(event, "renewLinkId")),
    }),
  }),
});

builder.objectRef<LoggedEvent>("AmazonApplicationChanged").implement({
  description:
    "The workspace's own Amazon application came, changed or went: APPLICATION_ADDED, APPLICATION_CHANGED, APPLICATION_ROTATION_ASKED, APPLICATION_SECRET_ROTATED, APPLICATION_REMOVED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    amazonApplicationId: t.id({
      description: "The application's id, also once it is gone.",
      resolve: (event) =>
        encodeGlobalId("AmazonApplication", readText(event, "amazonApplicationId")),
    }),
    name: t.string({
      description: "The name it had from then on; of one that went, its last.",
      resolve: (event) => readText(event, "name"),
    }),
  }),
});

builder.objectRef<LoggedEvent>("AmazonApplicationSecretExpiring").implement({
  description:
    "A stage of the ladder was reached for a client secret: APPLICATION_SECRET_EXPIRING. Each stage is told once for a secret.",
  interfaces: [EventInterface],
  fields: (t) => ({
    amazonApplicationId: t.id({
      description: "The application's id.",
      resolve: (event) =>
        encodeGlobalId("AmazonApplication", readText(event, "amazonApplicationId")),
    }),
    daysLeft: t.int({
      description: "Whole days until the secret ends, rounded up.",
      resolve: (event) => readNumber(event, "daysLeft"),
    }),
    secretExpiresAt: t.field({
      type: "DateTime",
      description: "When the secret ends.",
      resolve: (event) => new Date(readText(event, "secretExpiresAt")),
    }),
  }),
});
