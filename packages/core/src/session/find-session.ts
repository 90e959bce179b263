import type { Role } from "../access/role.ts";
import type { InstallationDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";

type SessionDeps = Pick<InstallationDeps, "database" | "machineClock">;

/** A person who is signed in, and what he is in the workspace that he asks. */
export interface FoundUserSession {
  id: string;
  expiresAt: Date;
  userId: string;
  name: string;
  workspaceId: string;
  role: Role;
  warningDays: number[];
}

/**
 * The session of a token, in the workspace that is named; where none is, in the session's own, or else
 * in the one that the person joined first. Null for a session that is over, and where he is no member: whoever
 * is removed from a session's own workspace is not silently led into another.
 */
export async function findUserSession(
  { database, machineClock }: SessionDeps,
  token: Secret,
  workspaceId: string | null,
): Promise<FoundUserSession | null> {
  const found = await database.identity.session.findUnique({
    where: { token: token.reveal(), expiresAt: { gt: machineClock.now() } },
    select: {
      id: true,
      expiresAt: true,
      activeWorkspaceId: true,
      user: {
        select: {
          id: true,
          name: true,
          members: {
            where: workspaceId === null ? {} : { workspaceId },
            orderBy: [{ createdAt: "asc" }, { id: "asc" }],
            select: { workspaceId: true, role: true, workspace: { select: { warningDays: true } } },
          },
        },
      },
    },
    relationLoadStrategy: "join",
  });
  if (found === null) return null;
  const { id, expiresAt, user, activeWorkspaceId } = found;
  const wanted = workspaceId ?? activeWorkspaceId;
  const member = user.members.find((one) => wanted === null || one.workspaceId === wanted);
  if (member === undefined) return null;
  const { role, workspace } = member;
  return {
    ...{ id, expiresAt, role },
    ...{ userId: user.id, name: user.name, workspaceId: member.workspaceId },
    warningDays: workspace.warningDays,
  };
}

/** Whose session it is, member or not; null for one that is over. */
export async function findSessionUser(
  { database, machineClock }: SessionDeps,
  token: Secret,
): Promise<{ id: string; name: string; email: string } | null> {
  const found = await database.identity.session.findUnique({
    where: { token: token.reveal(), expiresAt: { gt: machineClock.now() } },
    select: { user: { select: { id: true, name: true, email: true } } },
    relationLoadStrategy: "join",
  });
  return found?.user ?? null;
}
