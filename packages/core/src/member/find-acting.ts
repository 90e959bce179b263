import type { WorkspaceTransaction } from "@evergrant/db";
import { validate } from "uuid";
import type { Actor } from "../deps.ts";

/** The member who acts; null: a key or the system does, or one who speaks for somebody who is no member. */
export async function findActingMember(
  tx: WorkspaceTransaction,
  { kind, id }: Pick<Actor, "kind" | "id">,
): Promise<string | null> {
  if (kind !== "USER" || id === null || !validate(id)) return null;
  const member = await tx.member.findFirst({ where: { userId: id }, select: { id: true } });
  return member?.id ?? null;
}
