import {
  CreateSessionTokenDocument,
  type CreateSessionTokenInput,
  type CreateSessionTokenMutation,
} from "./generated/graphql.ts";
import type { Send } from "./requests/create-send.ts";

/** What became of {@link SessionTokens.create}: its payload, or one of its refusals. */
export type CreateSessionTokenResult = CreateSessionTokenMutation["createSessionToken"];

/** Short-lived tokens for whoever uses your own tool. */
export interface SessionTokens {
  /**
   * Mints a token for 1 to 60 minutes, to be handed to a browser: for the workspace or for one account, with
   * no more than reading unless you say so. It ends with the API key that asks. Needs sessions:write.
   *
   * @example
   * ```ts
   * const { token } = unwrap(
   *   await evergrant.sessionTokens.create({ sellerAccountId, subject: user.id, minutes: 15 }),
   * );
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  create(input: CreateSessionTokenInput): Promise<CreateSessionTokenResult>;
}

export function createSessionTokens(send: Send): SessionTokens {
  return {
    create: async (input) => (await send(CreateSessionTokenDocument, { input })).createSessionToken,
  };
}
