import { MIGRATION_SCOPE, ROTATION_SCOPE } from "../credentials/tokens.ts";
import { notificationsOperations } from "../notifications/operations.ts";
import { appIntegrationsOperations } from "./app-integrations/operations.ts";
import { createRestrictedDataToken } from "./create-restricted-data-token.ts";
import { createSolicitation } from "./create-solicitation.ts";
import { getAccount } from "./get-account.ts";
import { getAuthorizationCode } from "./get-authorization-code.ts";
import { getMarketplaceParticipations } from "./get-marketplace-participations.ts";
import { getOrder } from "./get-order.ts";
import { getSolicitationActions } from "./get-solicitation-actions.ts";
import type { Operation } from "./operation.ts";
import { ordersV0Operations } from "./orders-v0/operations.ts";
import { rotateClientSecret } from "./rotate-client-secret.ts";
import { searchOrders } from "./search-orders.ts";

const SOLICITATIONS = "/solicitations/v1/orders/{amazonOrderId}";

export const OPERATIONS: readonly Operation[] = [
  {
    kind: "seller",
    operationId: "getMarketplaceParticipations",
    method: "GET",
    path: "/sellers/v1/marketplaceParticipations",
    ratePerSecond: 0.016,
    burst: 15,
    run: getMarketplaceParticipations,
  },
  {
    kind: "seller",
    operationId: "getAccount",
    method: "GET",
    path: "/sellers/v1/account",
    ratePerSecond: 0.016,
    burst: 15,
    run: getAccount,
  },
  {
    kind: "seller",
    operationId: "searchOrders",
    method: "GET",
    path: "/orders/2026-01-01/orders",
    ratePerSecond: 0.0056,
    burst: 20,
    run: searchOrders,
  },
  {
    kind: "seller",
    operationId: "getOrder",
    method: "GET",
    path: "/orders/2026-01-01/orders/{orderId}",
    ratePerSecond: 0.5,
    burst: 30,
    run: getOrder,
  },
  {
    kind: "seller",
    operationId: "getSolicitationActionsForOrder",
    method: "GET",
    path: SOLICITATIONS,
    ratePerSecond: 1,
    burst: 5,
    run: getSolicitationActions,
  },
  {
    kind: "seller",
    operationId: "createProductReviewAndSellerFeedbackSolicitation",
    method: "POST",
    path: `${SOLICITATIONS}/solicitations/productReviewAndSellerFeedback`,
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
    path: "/authorization/v1/authorizationCode",
    ratePerSecond: 1,
    burst: 5,
    run: getAuthorizationCode,
  },
  {
    kind: "seller",
    operationId: "createRestrictedDataToken",
    method: "POST",
    path: "/tokens/2021-03-01/restrictedDataToken",
    ratePerSecond: 1,
    burst: 10,
    hasBody: true,
    run: createRestrictedDataToken,
  },
  {
    kind: "grantless",
    scope: ROTATION_SCOPE,
    operationId: "rotateApplicationClientSecret",
    method: "POST",
    path: "/applications/2023-11-30/clientSecret",
    ratePerSecond: 0.0167,
    burst: 1,
    run: rotateClientSecret,
  },
  ...ordersV0Operations,
  ...appIntegrationsOperations,
  ...notificationsOperations,
];

interface Route {
  operation: Operation;
  pattern: RegExp;
}

/** By method and the path's first segment, so that a call is held against few patterns. */
const routes = new Map<string, Route[]>();
for (const operation of OPERATIONS) {
  const key = getKey(operation.method, operation.path);
  const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
  routes.set(key, [...(routes.get(key) ?? []), { operation, pattern }]);
}

export function findOperation(
  method: string,
  pathname: string,
): { operation: Operation; ids: string[] } | null {
  for (const { operation, pattern } of routes.get(getKey(method, pathname)) ?? []) {
    const match = pattern.exec(pathname);
    if (match) return { operation, ids: match.slice(1).map(decodeSegment) };
  }
  return null;
}

function getKey(method: string, path: string): string {
  return `${method} ${path.split("/", 2)[1]}`;
}

/** A segment that is not valid percent-encoding stays as it is: no id looks like that. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
