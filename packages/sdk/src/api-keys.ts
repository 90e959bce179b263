import {
  type ApiKeyFieldsFragment,
  ApiKeysDocument,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  type CreateApiKeyMutation,
  RevokeApiKeyDocument,
  type RevokeApiKeyInput,
  type RevokeApiKeyMutation,
  RotateApiKeyDocument,
  type RotateApiKeyInput,
  type RotateApiKeyMutation,
  UpdateApiKeyDocument,
  type UpdateApiKeyInput,
  type UpdateApiKeyMutation,
} from "./generated/graphql.ts";
import { MAX_PAGE_SIZE } from "./policy.ts";
import type { Send } from "./requests/create-send.ts";

/** A partner's key: what is known of it, and not the key itself. */
export type ApiKey = ApiKeyFieldsFragment;

/** What became of {@link ApiKeys.create}: its payload, or one of its refusals. */
export type CreateApiKeyResult = CreateApiKeyMutation["createApiKey"];

/** What became of {@link ApiKeys.update}: its payload, or one of its refusals. */
export type UpdateApiKeyResult = UpdateApiKeyMutation["updateApiKey"];

/** What became of {@link ApiKeys.rotate}: its payload, or one of its refusals. */
export type RotateApiKeyResult = RotateApiKeyMutation["rotateApiKey"];

/** What became of {@link ApiKeys.revoke}: its payload, or one of its refusals. */
export type RevokeApiKeyResult = RevokeApiKeyMutation["revokeApiKey"];

/** The workspace's API keys. All of it needs keys:admin. */
export interface ApiKeys {
  /**
   * All keys, newest first, also those that no longer work; the next page is read when the loop gets there.
   *
   * @throws {@link ApiError}, {@link NetworkError}, while being read.
   */
  list(): AsyncIterable<ApiKey>;

  /**
   * Makes a key that may do no more than you. `secret` is the key itself, and answered here alone: null where
   * an `idempotencyKey` gives the first answer again. Revoke a key whose secret was lost.
   *
   * @example
   * ```ts
   * const { secret } = unwrap(
   *   await evergrant.apiKeys.create({ name: "Reports", scopes: ["accounts:read"] }),
   * );
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  create(input: CreateApiKeyInput): Promise<CreateApiKeyResult>;

  /**
   * Changes a key's name, end and addresses; its scopes can only become fewer.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  update(input: UpdateApiKeyInput): Promise<UpdateApiKeyResult>;

  /**
   * Makes a key's successor; the old one goes on for `overlapDays`, 0 to 7. `secret` as with
   * {@link ApiKeys.create}.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  rotate(input: RotateApiKeyInput): Promise<RotateApiKeyResult>;

  /**
   * Ends a key: for requests at once, for open streams within 5 seconds, also of session tokens minted with it.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  revoke(input: RevokeApiKeyInput): Promise<RevokeApiKeyResult>;
}

export function createApiKeys(send: Send): ApiKeys {
  return {
    list: () => ({ [Symbol.asyncIterator]: () => readPages(send) }),
    create: async (input) => (await send(CreateApiKeyDocument, { input })).createApiKey,
    update: async (input) => (await send(UpdateApiKeyDocument, { input })).updateApiKey,
    rotate: async (input) => (await send(RotateApiKeyDocument, { input })).rotateApiKey,
    revoke: async (input) => (await send(RevokeApiKeyDocument, { input })).revokeApiKey,
  };
}

async function* readPages(send: Send): AsyncGenerator<ApiKey, void, undefined> {
  let after: string | null = null;
  do {
    const { apiKeys }: Awaited<ReturnType<typeof readPage>> = await readPage(send, after);
    for (const { node } of apiKeys.edges) yield node;
    after = apiKeys.pageInfo.hasNextPage ? apiKeys.pageInfo.endCursor : null;
  } while (after !== null);
}

function readPage(send: Send, after: string | null) {
  return send(ApiKeysDocument, { first: MAX_PAGE_SIZE, after });
}
