import type { AmazonRegion as Region } from "@evergrant/db";
import { builder } from "../builder.ts";
import { AmazonRegion } from "../enums.ts";
import { encodeGlobalId } from "../global-id.ts";
import { readOneOf, readText, requireOneOf } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

const regions: Region[] = ["NA", "EU", "FE"];

builder.objectRef<LoggedEvent>("SellerAccountChanged").implement({
  description:
    "An account came, changed or went: ACCOUNT_CONNECTED, ACCOUNT_RENAMED, ACCOUNT_CHANGED, ACCOUNT_OWNER_CHANGED, ACCOUNT_DISCONNECTED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    sellerAccountId: t.id({
      description: "The account's id, also once it is gone.",
      resolve: (event) => encodeGlobalId("SellerAccount", event.sellerAccountId ?? ""),
    }),
    name: t.string({
      description: "The name it had from then on; of one that went, its last.",
      resolve: (event) => readText(event, "name"),
    }),
  }),
});

builder.objectRef<LoggedEvent>("IncidentChanged").implement({
  description:
    "An outage of Amazon's or of the application began or ended: INCIDENT_OPENED, INCIDENT_CLOSED. While one lasts, no token is disabled.",
  interfaces: [EventInterface],
  fields: (t) => ({
    region: t.field({
      type: AmazonRegion,
      nullable: true,
      description: "Where; null for the application everywhere.",
      resolve: (event) => readOneOf(event, "region", regions),
    }),
  }),
});

builder.objectRef<LoggedEvent>("AuthorizationStarted").implement({
  description:
    "A renewal, or the connecting of a new account, by Amazon's page was begun: AUTHORIZATION_STARTED. What comes of it is told by other events.",
  interfaces: [EventInterface],
  fields: (t) => ({
    region: t.field({
      type: AmazonRegion,
      description: "The region that it is for.",
      resolve: (event) => requireOneOf(event, "region", regions),
    }),
  }),
});

builder.objectRef<LoggedEvent>("WorkspaceChanged").implement({
  description: "The workspace was changed: WORKSPACE_CHANGED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    name: t.string({
      description: "The name it had from then on.",
      resolve: (event) => readText(event, "name"),
    }),
  }),
});
