import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { readNumber, readOptionalText, readText } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

builder.objectRef<LoggedEvent>("ApiKeyChanged").implement({
  description:
    "An API key came, changed or went: API_KEY_CREATED, API_KEY_CHANGED, API_KEY_ROTATED, API_KEY_REVOKED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    apiKeyId: t.id({
      description: "The key's id; of a rotation, the old one's.",
      resolve: (event) => encodeGlobalId("ApiKey", readText(event, "apiKeyId")),
    }),
    name: t.string({
      description: "The name it had from then on.",
      resolve: (event) => readText(event, "name"),
    }),
    lastFour: t.string({
      description: "The last four characters of its secret part.",
      resolve: (event) => readText(event, "lastFour"),
    }),
    replacedById: t.id({
      nullable: true,
      description: "The id of its successor; null but for a rotation.",
      resolve: (event) => {
        const id = readOptionalText(event, "replacedById");
        return id === null ? null : encodeGlobalId("ApiKey", id);
      },
    }),
  }),
});

builder.objectRef<LoggedEvent>("ApiKeyExpiring").implement({
  description:
    "An API key comes near its end: API_KEY_EXPIRING. Told 30, 7 and 1 days before, each once, unless it was rotated.",
  interfaces: [EventInterface],
  fields: (t) => ({
    apiKeyId: t.id({
      description: "The key's id.",
      resolve: (event) => encodeGlobalId("ApiKey", readText(event, "apiKeyId")),
    }),
    name: t.string({
      description: "The name it had then.",
      resolve: (event) => readText(event, "name"),
    }),
    lastFour: t.string({
      description: "The last four characters of its secret part.",
      resolve: (event) => readText(event, "lastFour"),
    }),
    daysLeft: t.int({
      description: "Whole days until it ends, rounded up.",
      resolve: (event) => readNumber(event, "daysLeft"),
    }),
    expiresAt: t.field({
      type: "DateTime",
      description: "From when on it no longer works.",
      resolve: (event) => new Date(readText(event, "expiresAt")),
    }),
  }),
});
