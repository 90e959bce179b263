import { builder } from "../builder.ts";
import { decodeIdOf } from "../global-id.ts";
import { loadSellerAccount } from "./load.ts";
import { SellerAccount } from "./seller-account.ts";

builder.queryField("sellerAccount", (t) =>
  t.prismaField({
    type: SellerAccount,
    nullable: true,
    description:
      "One connected account; null, without an error, for an id that the workspace does not know. Needs accounts:read.",
    args: { id: t.arg.id({ required: true, description: "The account's id." }) },
    resolve: (query, _root, args, context, info) => {
      const id = decodeIdOf("SellerAccount", args.id);
      return id === null ? null : loadSellerAccount(context, info, query, id);
    },
  }),
);
