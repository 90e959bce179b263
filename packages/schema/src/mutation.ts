import {
  type Actor,
  answerOnce,
  BadInputError,
  NotFoundError,
  type Operation,
  refuseSecret,
  type Viewer,
} from "@evergrant/core";
import type { Prisma } from "@evergrant/db";
import type { InputFieldBuilder } from "@pothos/core";
import type { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { decodeIdOf } from "./global-id.ts";
import { noteReplay } from "./replays.ts";

const MAX_IDEMPOTENCY_KEY_LENGTH = 255;

export type InputFields = InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;

/** The field that every mutation's input has. */
export function idempotencyKeyField(t: InputFields) {
  return t.string({
    description:
      "Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does.",
  });
}

/** The field that names the account a mutation is about. */
export function sellerAccountIdField(t: InputFields) {
  return t.id({ required: true, description: "The account's id." });
}

export interface MutationCall<Answer> {
  mutation: Operation;
  input: { idempotencyKey?: string | null | undefined };
  /** What its answer is kept under; absent: the mutation's name. */
  keptUnder?: string;
  /** Whether it is about the viewer himself: what another's call with the same key did is not done for him. */
  isOwn?: boolean;
  /** Which item of the mutation it is. */
  place?: readonly number[];
  /** Whether an answer is the last word; absent: each is. */
  isFinal?: (answer: Answer) => boolean;
}

/** Does the one thing a mutation does, in its name; once for an idempotency key. */
export async function answerMutation<Answer extends Prisma.JsonValue>(
  context: Context,
  call: MutationCall<Answer>,
  run: (actor: Actor) => Promise<Answer>,
): Promise<Answer> {
  const { idempotencyKey: key, ...input } = call.input;
  if (key != null && !isUsableKey(key)) {
    throw new BadInputError(
      `idempotencyKey must have 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} characters, without a NUL character.`,
    );
  }
  if (key != null) refuseSecret("idempotencyKey", key);
  const { mutation, keptUnder = mutation, isOwn = false, place = [], isFinal } = call;
  // Of another viewer's kept answer, one who is bound to an account is to see nothing.
  const { sellerAccountId: boundTo, id: viewerId } = context.viewer;
  const asked = { ...input, ...(boundTo !== null && { boundTo }), ...(isOwn && { viewerId }) };
  const actor = { ...context.actor, cause: mutation };
  const once = {
    ...{ mutation: keptUnder, key, input: asked },
    ...(isFinal && { isFinal }),
    isStillThere: (answer: Prisma.JsonValue) => isSubjectThere(context, answer),
    onReplay: () => noteReplay(context, place),
  };
  return answerOnce(context.deps, actor, once, run);
}

/** An answer about an account or an application is of no use once that is gone. */
async function isSubjectThere(
  { deps: { client } }: Context,
  answer: Prisma.JsonValue,
): Promise<boolean> {
  if (answer === null || typeof answer !== "object" || Array.isArray(answer)) return true;
  const { sellerAccountId, amazonApplicationId } = answer;
  const where = (id: unknown) => ({ where: { id: String(id) } });
  if (sellerAccountId !== undefined)
    return (await client.sellerAccount.count(where(sellerAccountId))) > 0;
  if (amazonApplicationId !== undefined)
    return (await client.amazonApplication.count(where(amazonApplicationId))) > 0;
  return true;
}

function isUsableKey(key: string): boolean {
  return key.length > 0 && key.length <= MAX_IDEMPOTENCY_KEY_LENGTH && !key.includes("\0");
}

/**
 * The uuid of the account that an input names. Throws NotFoundError for an id never handed out, and for another
 * than that which the viewer is bound to.
 */
export function readSellerAccountId(
  { sellerAccountId: bound }: Pick<Viewer, "sellerAccountId">,
  globalId: string,
): string {
  const id = decodeIdOf("SellerAccount", globalId);
  // In the words that core uses for another workspace's: nobody can tell them apart.
  if (id === null || (bound !== null && id !== bound))
    throw new NotFoundError("This workspace has no such seller account.");
  return id;
}
