import { NotFoundError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { decodeIdOf } from "../global-id.ts";
import type { InputFields } from "../mutation.ts";
import { AmazonApplication } from "./amazon-application.ts";

/** What core answers, and an idempotency key keeps: the application is read afresh. */
export type ApplicationPayload = { amazonApplicationId: string };

export function makeApplicationPayload(name: string, description: string) {
  return builder.objectRef<ApplicationPayload>(name).implement({
    description,
    fields: (t) => ({
      amazonApplication: t.prismaField({
        type: AmazonApplication,
        description: "The application as it is now.",
        resolve: async (query, { amazonApplicationId: id }, _args, { deps }) => {
          const found = await deps.client.amazonApplication.findFirst({
            ...query,
            where: { id, workspaceId: { not: null } },
          });
          if (found === null)
            throw new NotFoundError("The application was removed since this was answered.");
          return found;
        },
      }),
    }),
  });
}

/** The field that names the application a mutation is about. */
export function amazonApplicationIdField(t: InputFields) {
  return t.id({ required: true, description: "The application's id." });
}

/** The uuid of the application that an input names. Throws NotFoundError for an id never handed out. */
export function readAmazonApplicationId(globalId: string): string {
  const id = decodeIdOf("AmazonApplication", globalId);
  // In the words that core uses for another workspace's: nobody can tell them apart.
  if (id === null) throw new NotFoundError("This workspace has no such Amazon application.");
  return id;
}
