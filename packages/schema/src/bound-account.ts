import type { Viewer } from "@evergrant/core";

type Bound = Pick<Viewer, "sellerAccountId">;

/** The condition of rows that belong to an account: of a viewer who is bound to one, that one's. */
export function whereBound({ sellerAccountId }: Bound): { sellerAccountId?: string } {
  return sellerAccountId === null ? {} : { sellerAccountId };
}

/** Of accounts that were asked for, those that the viewer may know of. */
export function keepBound({ sellerAccountId }: Bound, ids: readonly string[]): string[] {
  return ids.filter((id) => sellerAccountId === null || id === sellerAccountId);
}

/** The accounts to read of: those that were named, or of a bound viewer his; null: all. */
export function chooseBound(
  viewer: Bound,
  ids: readonly string[] | null | undefined,
): string[] | null {
  if (ids != null) return keepBound(viewer, ids);
  return viewer.sellerAccountId === null ? null : [viewer.sellerAccountId];
}
