/** What only an owner of the database does. No part of the service imports it: the linter sees to that. */

export { createClient } from "./client.ts";
export { withConnection } from "./create-database.ts";
export { TENANT_MODELS } from "./tenancy/data-model.ts";
export { openAsOwner, openBehindWalls } from "./tenancy/open-database.ts";
export { switchRowSecurityOff } from "./tenancy/switch-row-security-off.ts";
