import type { Member, WorkspaceTransaction } from "@evergrant/db";
import { requireScope } from "../access/find-refusal.ts";
import { type Role, scopesOfRole } from "../access/role.ts";
import type { Viewer } from "../access/viewer.ts";
import { requireHeld } from "../api-key/rights.ts";
import type { Actor } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";

/** What the one who acts may do. */
export type Rights = Pick<Viewer, "role" | "scopes">;

/** Lets the workspace's members be changed by one transaction at a time, so that each sees who is an owner. */
export async function lockMembers(
  tx: WorkspaceTransaction,
  { workspaceId }: Pick<Actor, "workspaceId">,
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId}::uuid FOR NO KEY UPDATE`;
}

/** A member of the workspace. Throws NotFoundError for anybody else's. */
export async function requireMember(tx: WorkspaceTransaction, memberId: string): Promise<Member> {
  const member = await tx.member.findFirst({ where: { id: memberId } });
  if (member === null) throw memberNotFound();
  return member;
}

/** Owners alone make and unmake owners. */
export function requireRightOver(rights: Rights, ...roles: readonly Role[]): void {
  if (roles.includes("owner")) requireScope(rights, "workspace:admin");
}

/** Whoever makes somebody something gives what that role has, and has it himself: a key with one scope makes no admin. */
export function requireRightToMake(rights: Rights, role: Role): void {
  requireRightOver(rights, role);
  requireHeld(rights, scopesOfRole(role));
}

/** A workspace has an owner at all times. To be asked with the members locked. */
export async function requireOtherOwner(
  tx: WorkspaceTransaction,
  { id, role }: Member,
): Promise<void> {
  if (role !== "owner") return;
  const others = await tx.member.count({ where: { role, id: { not: id } } });
  if (others > 0) return;
  throw new ConflictError("This is the workspace's last owner. Make somebody else an owner first.");
}

export function memberNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such member.");
}
