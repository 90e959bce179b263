import { MIGRATION_SCOPE } from "../credentials/tokens.ts";
import type { Call } from "../faults.ts";
import type { Region } from "../marketplaces.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { createSolicitation } from "./create-solicitation.ts";
import { getAuthorizationCode } from "./get-authorization-code.ts";
import { getMarketplaceParticipations } from "./get-marketplace-participations.ts";
import { getOrder } from "./get-order.ts";
import { getSolicitationActions } from "./get-solicitation-actions.ts";
import { searchOrders } from "./search-orders.ts";

/** What an operation is called with. */
export interface OperationInput {
  url: URL;
  /** The part of the path that the operation's pattern captures. */
  id: string;
  call: Call;
  hostRegion: Region | null;
}

interface OperationBase {
  operationId: string;
  method: string;
  path: RegExp;
  /** Calls a second, and how many at once: for the header now, for token buckets to come. */
  ratePerSecond: number;
  burst: number;
}

/** A seller's operation runs on a seller's access token, a grantless one on its scope's. */
export type Operation =
  | (OperationBase & {
      kind: "seller";
      run(world: World, seller: Seller, input: OperationInput): Response;
      /** Told when the call ends before `run`, for operations whose requests are all kept. */
      onRefused?(world: World, seller: Seller, input: OperationInput, response: Response): void;
    })
  | (OperationBase & {
      kind: "grantless";
      scope: string;
      run(world: World, input: OperationInput): Response;
    });

const OPERATIONS: Operation[] = [
  {
    kind: "seller",
    operationId: "getMarketplaceParticipations",
    method: "GET",
    path: /^\/sellers\/v1\/marketplaceParticipations$/,
    ratePerSecond: 0.016,
    burst: 15,
    run: getMarketplaceParticipations,
  },
  {
    kind: "seller",
    operationId: "searchOrders",
    method: "GET",
    path: /^\/orders\/2026-01-01\/orders$/,
    ratePerSecond: 0.0056,
    burst: 20,
    run: searchOrders,
  },
  {
    kind: "seller",
    operationId: "getOrder",
    method: "GET",
    path: /^\/orders\/2026-01-01\/orders\/([^/]+)$/,
    ratePerSecond: 0.5,
    burst: 30,
    run: getOrder,
  },
  {
    kind: "seller",
    operationId: "getSolicitationActionsForOrder",
    method: "GET",
    path: /^\/solicitations\/v1\/orders\/([^/]+)$/,
    ratePerSecond: 1,
    burst: 5,
    run: getSolicitationActions,
  },
  {
    kind: "seller",
    operationId: "createProductReviewAndSellerFeedbackSolicitation",
    method: "POST",
    path: /^\/solicitations\/v1\/orders\/([^/]+)\/solicitations\/productReviewAndSellerFeedback$/,
    ratePerSecond: 1,
    burst: 5,
    run: createSolicitation.run,
    onRefused: createSolicitation.onRefused,
  },
  {
    kind: "grantless",
    scope: MIGRATION_SCOPE,
    operationId: "getAuthorizationCode",
    method: "GET",
    path: /^\/authorization\/v1\/authorizationCode$/,
    ratePerSecond: 1,
    burst: 5,
    run: getAuthorizationCode,
  },
];

export function findOperation(
  method: string,
  pathname: string,
): { operation: Operation; id: string } | null {
  for (const operation of OPERATIONS) {
    if (operation.method !== method) continue;
    const match = operation.path.exec(pathname);
    if (match) return { operation, id: decodeSegment(match[1] ?? "") };
  }
  return null;
}

/** A segment that is not valid percent-encoding stays as it is: no id looks like that. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
