import {
  CreateRenewLinkDocument,
  type CreateRenewLinkInput,
  type CreateRenewLinkMutation,
  type RenewLinkFieldsFragment,
  RevokeRenewLinkDocument,
  type RevokeRenewLinkInput,
  type RevokeRenewLinkMutation,
} from "./generated/graphql.ts";
import type { Send } from "./requests/create-send.ts";

/** A link with which whoever holds the Amazon login renews one account. */
export type RenewLink = RenewLinkFieldsFragment;

/** What became of {@link RenewLinks.create}: its payload, or one of its refusals. */
export type CreateRenewLinkResult = CreateRenewLinkMutation["createRenewLink"];

/** What became of {@link RenewLinks.revoke}: its payload, or one of its refusals. */
export type RevokeRenewLinkResult = RevokeRenewLinkMutation["revokeRenewLink"];

/** Links to renew the workspace's accounts with. */
export interface RenewLinks {
  /**
   * Makes a link for whoever holds the account's Amazon login, who needs no account or key here. It
   * works once, for seven days. `url` is a secret, and answered here alone. Needs tokens:write.
   *
   * @example
   * ```ts
   * const { url } = unwrap(await evergrant.renewLinks.create({ sellerAccountId }));
   * await mailTo(seller, `Please renew our access: ${url}`);
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  create(input: CreateRenewLinkInput): Promise<CreateRenewLinkResult>;

  /**
   * Withdraws a link, also from somebody who has begun with it. Needs tokens:write.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  revoke(input: RevokeRenewLinkInput): Promise<RevokeRenewLinkResult>;
}

export function createRenewLinks(send: Send): RenewLinks {
  return {
    create: async (input) => (await send(CreateRenewLinkDocument, { input })).createRenewLink,
    revoke: async (input) => (await send(RevokeRenewLinkDocument, { input })).revokeRenewLink,
  };
}
