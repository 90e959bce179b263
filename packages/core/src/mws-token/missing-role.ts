/** The role that each operation asks for, as Amazon's documentation of roles maps them. */
const ROLES = new Map([
  ["getMarketplaceParticipations", "Selling Partner Insights"],
  ["searchOrders", "Inventory and Order Tracking"],
  ["getOrder", "Inventory and Order Tracking"],
]);

/** What the application lacks where Amazon refused an operation for want of a role. */
export function missingRoleAt(operation: string): string {
  return ROLES.get(operation) ?? `the role for ${operation}`;
}
