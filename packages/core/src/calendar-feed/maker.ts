import type { Prisma, WorkspaceClient } from "@evergrant/db";
import type { Viewer } from "../access/viewer.ts";
import { ForbiddenError } from "../errors.ts";

/** Who a feed is of. It ends with the key, or when the member leaves. */
export type Maker = { apiKeyId: string; memberId: null } | { apiKeyId: null; memberId: string };

type Asking = Pick<Viewer, "credential" | "kind" | "id" | "sellerAccountId">;

/**
 * The viewer as a feed's maker. Throws ForbiddenError for session tokens and for tokens of other issuers: a feed
 * would outlast them, and nothing here would say when to end it.
 */
export async function findMaker(
  client: Pick<WorkspaceClient, "member">,
  { credential, id, sellerAccountId }: Asking,
): Promise<Maker> {
  if (sellerAccountId === null && credential.kind === "API_KEY")
    return { apiKeyId: id, memberId: null };
  const member =
    credential.kind === "SESSION"
      ? await client.member.findFirst({ where: { userId: id }, select: { id: true } })
      : null;
  if (member === null)
    throw new ForbiddenError(
      "A calendar feed is of an API key or of a person who is signed in: it would outlast what you came with.",
    );
  return { apiKeyId: null, memberId: member.id };
}

/** The feeds that a viewer sees and ends: his own; with keys:admin, all of the workspace. */
export function visibleFeeds({
  credential,
  id,
  scopes,
}: Pick<Viewer, "credential" | "id" | "scopes">): Prisma.CalendarFeedWhereInput {
  if (scopes.has("keys:admin")) return {};
  if (credential.kind === "API_KEY") return { apiKeyId: id };
  // Others' ids are theirs, whatever they look like.
  return credential.kind === "SESSION" ? { member: { userId: id } } : { id: { in: [] } };
}
