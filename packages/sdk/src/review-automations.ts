import {
  DisableReviewAutomationDocument,
  type DisableReviewAutomationInput,
  type DisableReviewAutomationMutation,
  EnableReviewAutomationDocument,
  type EnableReviewAutomationInput,
  type EnableReviewAutomationMutation,
  type ReviewAutomationFieldsFragment,
} from "./generated/graphql.ts";
import type { Send } from "./requests/create-send.ts";

/** The automatic 'Request a Review' of one account. */
export type ReviewAutomation = ReviewAutomationFieldsFragment;

/** What became of {@link ReviewAutomations.enable}: its payload, or one of its refusals. */
export type EnableReviewAutomationResult = EnableReviewAutomationMutation["enableReviewAutomation"];

/** What became of {@link ReviewAutomations.disable}: its payload, or one of its refusals. */
export type DisableReviewAutomationResult =
  DisableReviewAutomationMutation["disableReviewAutomation"];

/** Review Automation of the workspace's accounts. */
export interface ReviewAutomations {
  /**
   * Switches Review Automation on, in all of the account's marketplaces unless some are named.
   * Refused with TokenDisabledError while the account's token is DISABLED. Needs automation:write.
   *
   * @example
   * ```ts
   * unwrap(await evergrant.reviewAutomations.enable({ sellerAccountId, backlog: "RESCUE" }));
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  enable(input: EnableReviewAutomationInput): Promise<EnableReviewAutomationResult>;

  /**
   * Switches Review Automation off, in all of the account's marketplaces unless some are named.
   * Needs automation:write.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  disable(input: DisableReviewAutomationInput): Promise<DisableReviewAutomationResult>;
}

export function createReviewAutomations(send: Send): ReviewAutomations {
  return {
    enable: async (input) =>
      (await send(EnableReviewAutomationDocument, { input })).enableReviewAutomation,
    disable: async (input) =>
      (await send(DisableReviewAutomationDocument, { input })).disableReviewAutomation,
  };
}
