import { addOwner, type InstallationDeps, SCOPES, Secret } from "@evergrant/core";
import type { PrismaClient } from "@evergrant/db";
import { makeViewer } from "@evergrant/testkit/viewer";
import type { Authenticator } from "../../src/authentication/authenticator.ts";
import type { Random } from "./random.ts";

/** What nobody but a person can do. */
const PERSONAL = new Set([
  ...["leaveWorkspace", "notificationPreferences", "updateNotificationPreferences"],
]);
/** Enough to be removed, to leave and to get other roles. */
const MEMBERS = 8;
const PREFIX = "a-person-of-";

/** Fills a workspace with people, who cannot be made by the API alone. */
export async function addMembers(
  deps: InstallationDeps,
  { workspaceId, marker }: { workspaceId: string; marker: string },
  random: Random,
): Promise<void> {
  for (let count = 0; count < MEMBERS; count += 1)
    await addOwner(deps, {
      workspaceId,
      email: `${marker}${random.letters(8)}@example.test`,
      name: `${marker}-person-${random.letters(4)}`,
      passwordHash: new Secret(random.letters(20)),
    });
}

/** What a workspace presents for an operation: its key, or one of its people where no key may. */
export function bearerFor(operation: string, bearer: string, workspaceId: string | undefined) {
  return PERSONAL.has(operation) && workspaceId !== undefined ? PREFIX + workspaceId : bearer;
}

/** Recognises whoever of a workspace is still a member. */
export function createMemberAuthenticator(owner: () => PrismaClient): Authenticator {
  return async ({ bearer }) => {
    const presented = bearer?.reveal() ?? "";
    if (!presented.startsWith(PREFIX)) return null;
    const workspaceId = presented.slice(PREFIX.length);
    const member = await owner().member.findFirst({
      where: { workspaceId, role: "owner" },
      // The same one, however the rows lie.
      orderBy: { id: "asc" },
    });
    if (member === null) return null;
    const { userId: id, role } = member;
    return makeViewer(workspaceId, { kind: "USER", id, role, scopes: new Set(SCOPES) });
  };
}
