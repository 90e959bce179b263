import type { Sureness } from "./classification-table.ts";

export interface Operation {
  method: "GET" | "POST" | "DELETE";
  /** Calls a second in the long run, and calls at once, as documented for everybody. */
  ratePerSecond: number;
  burst: number;
  /** Whose bucket a call is taken from, in a region: the seller's with this application, or the application's own. */
  whose: "seller" | "application";
  sure: Sureness;
}

type Row = [
  method: Operation["method"],
  ratePerSecond: number,
  burst: number,
  whose: Operation["whose"],
  sure: Sureness,
];

const ROWS = {
  getMarketplaceParticipations: ["GET", 0.016, 15, "seller", "official"],
  getAccount: ["GET", 0.016, 15, "seller", "official"],
  searchOrders: ["GET", 0.0056, 20, "seller", "official"],
  getOrder: ["GET", 0.5, 30, "seller", "official"],
  getSolicitationActionsForOrder: ["GET", 1, 5, "seller", "official"],
  createProductReviewAndSellerFeedbackSolicitation: ["POST", 1, 5, "seller", "official"],
  createSubscription: ["POST", 1, 5, "seller", "official"],
  getSubscription: ["GET", 1, 5, "seller", "official"],
  getSubscriptionById: ["GET", 1, 5, "application", "official"],
  deleteSubscriptionById: ["DELETE", 1, 5, "application", "official"],
  createDestination: ["POST", 1, 5, "application", "official"],
  getDestinations: ["GET", 1, 5, "application", "official"],
  getDestination: ["GET", 1, 5, "application", "official"],
  deleteDestination: ["DELETE", 1, 5, "application", "official"],
  rotateApplicationClientSecret: ["POST", 0.0167, 1, "application", "official"],
  // That it is made with the seller's token is not written in its model.
  createNotification: ["POST", 1, 5, "seller", "assumed"],
  // Retired; the figures are those of its last guide, which does not say whose bucket it is.
  getAuthorizationCode: ["GET", 1, 5, "seller", "assumed"],
} as const satisfies Record<string, Row>;

export type OperationName = keyof typeof ROWS;

/** Every operation of the Selling Partner API that we call, by Amazon's name for it. */
export const OPERATIONS: Readonly<Record<OperationName, Operation>> = {
  ...mapRows(),
};

function mapRows(): Record<OperationName, Operation> {
  const entries = Object.entries(ROWS).map(([name, row]) => {
    const [method, ratePerSecond, burst, whose, sure] = row;
    return [name, { method, ratePerSecond, burst, whose, sure }];
  });
  return Object.fromEntries(entries);
}
