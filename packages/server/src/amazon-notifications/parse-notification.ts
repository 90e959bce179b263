import { type NotificationContent, type ReceivedNotification, Secret } from "@evergrant/core";
import { z } from "zod";

/** More than any notification has; no more is read. */
export const BODY_MAX_CHARACTERS = 262_144;

/** Deeper than any notification is; so deep and no deeper is read. */
const DEPTH_MAX = 100;

/** What cannot be read, whatever time it is tried. The message is for operators, and echoes nothing. */
export class UnreadableNotificationError extends Error {
  /** Amazon's type and id, as far as they could be read. */
  readonly envelope: { id: string; type: string } | null;

  constructor(message: string, envelope: { id: string; type: string } | null = null) {
    super(message);
    this.envelope = envelope;
  }
}

const word = z.string().regex(/^[\x21-\x7e]{1,200}$/, "is no word");
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const ENVELOPE = z.object({
  notificationType: z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/, "is no type"),
  eventTime: moment,
  payload: z.unknown(),
  notificationMetadata: z.object({ notificationId: word, subscriptionId: word.optional() }),
});

const CONTENTS: Record<string, (subscriptionId: string) => z.ZodType<NotificationContent>> = {
  ACCOUNT_STATUS_CHANGED: (subscriptionId) =>
    z
      .object({ accountStatusChangeNotification: z.object({ currentAccountStatus: word }) })
      .transform(({ accountStatusChangeNotification: { currentAccountStatus: status } }) => ({
        kind: "accountStatus" as const,
        ...{ subscriptionId, status },
      })),
  ORDER_CHANGE: (subscriptionId) =>
    z
      .object({ orderChangeNotification: z.object({ sellerId: word, amazonOrderId: word }) })
      .transform(({ orderChangeNotification: { sellerId, amazonOrderId } }) => ({
        kind: "orderChange" as const,
        ...{ subscriptionId, sellingPartnerId: sellerId, orderId: amazonOrderId },
      })),
  APPLICATION_OAUTH_CLIENT_NEW_SECRET: () =>
    z
      .object({
        applicationOAuthClientNewSecret: z.object({
          clientId: word,
          newClientSecret: word,
          newClientSecretExpiryTime: moment.optional(),
        }),
      })
      .transform(({ applicationOAuthClientNewSecret: secret }) => ({
        kind: "newSecret" as const,
        clientId: secret.clientId,
        clientSecret: new Secret(secret.newClientSecret),
        expiresAt: secret.newClientSecretExpiryTime ?? null,
      })),
  APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY: () =>
    z
      .object({
        applicationOAuthClientSecretExpiry: z.object({
          clientId: word,
          clientSecretExpiryTime: moment,
        }),
      })
      .transform(({ applicationOAuthClientSecretExpiry: secret }) => ({
        kind: "secretExpiry" as const,
        clientId: secret.clientId,
        expiresAt: secret.clientSecretExpiryTime,
      })),
};

/**
 * Reads the body of a message. Amazon writes names with a capital in some types and without in others, and
 * an event bus wraps the notification; all of it is read alike.
 */
export function parseNotification(body: string): ReceivedNotification {
  if (body.length > BODY_MAX_CHARACTERS)
    throw new UnreadableNotificationError("It is longer than any notification.");
  const envelope = read(ENVELOPE, unwrap(lowerNames(parseJson(body))));
  const { notificationType: type, eventTime, payload } = envelope;
  const { notificationId: id, subscriptionId } = envelope.notificationMetadata;
  const content = CONTENTS[type];
  if (content === undefined) return { id, type, eventTime, content: { kind: "other" } };
  const schema = content(subscriptionId ?? "");
  return { id, type, eventTime, content: read(schema, payload, { id, type }) };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new UnreadableNotificationError("It is no JSON.");
  }
}

/** EventBridge puts what it forwards into `detail`. */
function unwrap(value: unknown): unknown {
  return typeof value === "object" && value !== null && "detail" in value ? value.detail : value;
}

function lowerNames(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEPTH_MAX)
    throw new UnreadableNotificationError("It is nested deeper than any notification.");
  if (Array.isArray(value)) return value.map((inner) => lowerNames(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      lowerNames(inner, depth + 1),
    ]),
  );
}

/** Says which fields are not as they should be, never what they hold. */
function read<T>(schema: z.ZodType<T>, value: unknown, envelope?: { id: string; type: string }): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const paths = result.error.issues.map(({ path }) => path.join(".") || "the whole");
  throw new UnreadableNotificationError(
    `It has not the shape that is known: ${paths.join(", ").slice(0, 300)}.`,
    envelope,
  );
}
