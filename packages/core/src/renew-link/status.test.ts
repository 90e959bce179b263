import { expect, it } from "vitest";
import { renewLinkStatus } from "./status.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const open = { usedAt: null, revokedAt: null, expiresAt: new Date(NOW.getTime() + 1) };

it.each([
  ["OPEN", open],
  ["EXPIRED", { ...open, expiresAt: NOW }],
  ["REVOKED", { ...open, expiresAt: NOW, revokedAt: NOW }],
  ["USED", { ...open, expiresAt: NOW, usedAt: NOW }],
])("is %s", (status, link) => {
  expect(renewLinkStatus(link, NOW)).toBe(status);
});
