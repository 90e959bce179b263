import { DATA_MODEL } from "./data-model.ts";
import type { WorkspaceScope } from "./scope.ts";

type Conditions = Record<string, unknown>;

/** What a scope comes to for one model. */
export interface Bounds {
  /** What a row must be to be read. */
  read: Conditions;
  /** What it must be to be changed. */
  write: Conditions;
  /** What a new row is given. */
  data: Record<string, string>;
}

/** The bounds of a tenant's model: its workspace, and its account where the scope names one. */
export function boundsOf(model: string, scope: WorkspaceScope): Bounds {
  const data = ownColumns(model, scope);
  const { workspaceId } = scope;
  // A row without a workspace serves them all, and is nobody's to change.
  const isShared = DATA_MODEL.get(model)?.get("workspaceId")?.isOptional === true;
  const read = isShared ? { OR: [{ workspaceId }, { workspaceId: null }] } : data;
  return { read, write: data, data };
}

function ownColumns(
  model: string,
  { workspaceId, sellerAccountId }: WorkspaceScope,
): Record<string, string> {
  if (model === "Workspace") return { id: workspaceId };
  if (sellerAccountId === undefined) return { workspaceId };
  if (model === "SellerAccount") return { workspaceId, id: sellerAccountId };
  const hasAccount = DATA_MODEL.get(model)?.has("sellerAccountId") === true;
  return hasAccount ? { workspaceId, sellerAccountId } : { workspaceId };
}
