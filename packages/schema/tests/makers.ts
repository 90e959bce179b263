import { senderOf } from "@evergrant/testkit/viewer";
import type { Context } from "../src/context.ts";
import { encodeGlobalId } from "../src/global-id.ts";
import { type ApiWorld, NOW } from "./api-world.ts";

/** The key that a context was made up for, as a row: for what refers to it. */
export async function addKeyOf({ owner }: ApiWorld, { viewer }: Context): Promise<void> {
  const { workspaceId, id, name, scopes } = viewer;
  const key = { workspaceId, id, name, scopes: [...scopes], lastFour: "last", createdAt: NOW };
  await owner.apiKey.create({ data: { ...key, hash: Buffer.from(id) } });
}

/** A person of the workspace: another one, or one who is known. */
export async function addMember({ owner, context }: ApiWorld, known?: string) {
  const [id, userId] = [crypto.randomUUID(), known ?? crypto.randomUUID()];
  const at = { createdAt: NOW, updatedAt: NOW };
  const email = `${userId}@example.com`;
  if (known === undefined)
    await owner.user.create({ data: { id: userId, name: "Ann", email, ...at } });
  const { workspaceId } = context.actor;
  const member = { workspaceId, id, userId, role: "viewer" as const, createdAt: NOW };
  await owner.member.create({ data: member });
  return { userId, globalId: encodeGlobalId("Member", id) };
}

/** The context of a person who is signed in, and may do everything. */
export function asMember({ context }: ApiWorld, { userId: id }: { userId: string }): Context {
  const credential = { kind: "SESSION" as const, id: `of-${id}`, keyId: null, expiresAt: null };
  const { workspaceId } = context.actor;
  return { ...context, ...senderOf(workspaceId, { kind: "USER", id, credential }) };
}
