/** What the bus wakes, beside workspaces, when a credential may have ended: who watches them looks at once. */
export const CREDENTIALS_TOPIC = "credentials";
