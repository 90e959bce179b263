import { expect, it } from "vitest";
import { applyEvent, startState } from "./apply-event.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";

it("keeps earlier secrets and what sellers were told", () => {
  const state = startState({
    type: "started",
    at: 1,
    application: { clientId: "id", clientSecret: "first", applicationId: "app", developerId: "1" },
    key: "ab".repeat(32),
    orderIdSalt: 7,
    clockOffsetMs: 0,
  });
  applyEvent(state, { type: "secretRotated", at: 2, clientSecret: "second", previousEndsAt: 900 });
  applyEvent(state, {
    type: "appNotificationMade",
    at: 3,
    notification: {
      notificationId: "n1",
      sellingPartnerId: "A1",
      templateId: "T",
      marketplaceId: null,
      parameters: { a: 1 },
      at: 3,
      feedback: null,
      deletion: null,
    },
  });
  const { state: restored } = readSnapshot(writeSnapshot(state, 2));
  expect(restored.application.clientSecret).toBe("second");
  expect(restored.previousSecrets).toEqual([{ secret: "first", endsAt: 900 }]);
  expect(restored.appNotifications).toEqual(state.appNotifications);
});
