import {
  type Actor,
  answerOnce,
  BadInputError,
  NotFoundError,
  type Operation,
} from "@evergrant/core";
import type { Prisma } from "@evergrant/db";
import type { InputFieldBuilder } from "@pothos/core";
import type { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { decodeIdOf } from "./global-id.ts";

const MAX_IDEMPOTENCY_KEY_LENGTH = 255;

export type InputFields = InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;

/** The field that every mutation's input has. */
export function idempotencyKeyField(t: InputFields) {
  return t.string({
    description:
      "Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT. 1 to 255 characters; a random UUID does.",
  });
}

/** The field that names the account a mutation is about. */
export function sellerAccountIdField(t: InputFields) {
  return t.id({ required: true, description: "The account's id." });
}

/** Does the one thing a mutation does, in its name; once for an idempotency key. */
export async function answerMutation<Answer extends Prisma.JsonValue>(
  context: Context,
  call: { mutation: Operation; input: { idempotencyKey?: string | null | undefined } },
  run: (actor: Actor) => Promise<Answer>,
): Promise<Answer> {
  const { idempotencyKey: key, ...input } = call.input;
  if (key != null && !isUsableKey(key)) {
    throw new BadInputError(
      `idempotencyKey must have 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} characters, without a NUL character.`,
    );
  }
  const { mutation } = call;
  const actor = { ...context.actor, cause: mutation };
  const isStillThere = (answer: Prisma.JsonValue) => isSubjectThere(context, answer);
  return answerOnce(context.deps, actor, { mutation, key, input, isStillThere }, () => run(actor));
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

/** The uuid of the account that an input names. Throws NotFoundError for an id never handed out. */
export function readSellerAccountId(globalId: string): string {
  const id = decodeIdOf("SellerAccount", globalId);
  // In the words that core uses for another workspace's: nobody can tell them apart.
  if (id === null) throw new NotFoundError("This workspace has no such seller account.");
  return id;
}
