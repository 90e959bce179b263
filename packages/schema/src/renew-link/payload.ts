import { renewLinkNotFound } from "@evergrant/core";
import type { builder } from "../builder.ts";
import { RenewLink } from "./renew-link.ts";

/** What core answers, and an idempotency key keeps: not the address. */
export type RenewLinkPayload = { renewLinkId: string; sellerAccountId: string };

type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  RenewLinkPayload
>;

export function payloadRenewLink(t: FieldBuilder) {
  return t.prismaField({
    type: RenewLink,
    description: "The link as it is now.",
    resolve: async (query, { renewLinkId: id }, _args, { deps }) => {
      const link = await deps.client.renewLink.findFirst({ ...query, where: { id } });
      if (link === null) throw renewLinkNotFound();
      return link;
    },
  });
}
