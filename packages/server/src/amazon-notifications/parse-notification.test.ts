import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  BODY_MAX_CHARACTERS,
  parseNotification,
  UnreadableNotificationError,
} from "./parse-notification.ts";

const METADATA = { applicationId: "app", subscriptionId: "sub", notificationId: "id" };
const EVENT_TIME = "2026-03-01T12:00:00.123Z";

function write(notificationType: string, payload: unknown, rest: object = {}): string {
  return JSON.stringify({
    ...{ notificationVersion: "1.0", notificationType, payloadVersion: "1.0" },
    ...{ eventTime: EVENT_TIME, payload, notificationMetadata: METADATA },
    ...rest,
  });
}

const BASE = { id: "id", eventTime: new Date(EVENT_TIME) };

describe("a notification", () => {
  it("whose names begin with capitals is read like one whose names do not", () => {
    const body = JSON.stringify({
      ...{ NotificationVersion: "1.0", NotificationType: "ORDER_CHANGE", EventTime: EVENT_TIME },
      Payload: {
        OrderChangeNotification: { SellerId: "A1", AmazonOrderId: "902-1", Summary: { x: [1] } },
      },
      NotificationMetadata: { SubscriptionId: "sub", NotificationId: "id" },
    });
    const content = {
      ...{ kind: "orderChange", subscriptionId: "sub" },
      ...{ sellingPartnerId: "A1", orderId: "902-1" },
    };
    expect(parseNotification(body)).toEqual({ ...BASE, type: "ORDER_CHANGE", content });
    const lower = { orderChangeNotification: { sellerId: "A1", amazonOrderId: "902-1" } };
    expect(parseNotification(write("ORDER_CHANGE", lower)).content).toEqual(content);
  });

  it("of an account's status names the subscription alone", () => {
    const payload = {
      accountStatusChangeNotification: {
        previousAccountStatus: "NORMAL",
        currentAccountStatus: "DEACTIVATED",
      },
    };
    expect(parseNotification(write("ACCOUNT_STATUS_CHANGED", payload)).content).toEqual({
      ...{ kind: "accountStatus", subscriptionId: "sub", status: "DEACTIVATED" },
    });
  });

  it("of a new client secret does not show it", () => {
    const payload = {
      applicationOAuthClientNewSecret: {
        ...{ clientId: "client", newClientSecret: "planted-secret" },
        newClientSecretExpiryTime: EVENT_TIME,
      },
    };
    const read = parseNotification(write("APPLICATION_OAUTH_CLIENT_NEW_SECRET", payload));
    expect(inspect(read, { depth: null })).not.toContain("planted");
    expect(read.content).toMatchObject({ clientId: "client", expiresAt: new Date(EVENT_TIME) });
  });

  it("of a type that nothing follows keeps its type, whatever it holds", () => {
    const read = parseNotification(write("FEE_PROMOTION", { anything: true }));
    expect(read).toEqual({ ...BASE, type: "FEE_PROMOTION", content: { kind: "other" } });
  });

  it("is read also where an event bus has wrapped it", () => {
    const detail = JSON.parse(write("FEE_PROMOTION", {}));
    expect(parseNotification(JSON.stringify({ "detail-type": "X", detail }))).toMatchObject(BASE);
  });
});

describe("what is unreadable", () => {
  const problemOf = (body: string) => {
    try {
      parseNotification(body);
    } catch (error) {
      if (error instanceof UnreadableNotificationError) return error;
      throw error;
    }
    return null;
  };

  it.each([
    ["no JSON", "{planted", "It is no JSON."],
    ["no object", "[]", "the whole"],
    ["without an id", write("ORDER_CHANGE", {}, { notificationMetadata: {} }), "notificationId"],
    ["of no time", write("ORDER_CHANGE", {}, { eventTime: "planted" }), "eventTime"],
    ["too deep", `${"[".repeat(50_000)}${"]".repeat(50_000)}`, "deeper"],
    ["too long", "x".repeat(BODY_MAX_CHARACTERS + 1), "longer"],
  ])("is named and not echoed: %s", (_what, body, expected) => {
    expect(problemOf(body)?.message).toContain(expected);
    expect(problemOf(body)?.message).not.toContain("planted");
  });

  it("keeps the envelope that could be read", () => {
    const payload = { applicationOAuthClientNewSecret: { newClientSecret: "planted" } };
    const problem = problemOf(write("APPLICATION_OAUTH_CLIENT_NEW_SECRET", payload));
    expect(problem?.message).toContain("applicationOAuthClientNewSecret.clientId");
    expect(problem?.envelope).toEqual({ id: "id", type: "APPLICATION_OAUTH_CLIENT_NEW_SECRET" });
  });
});
