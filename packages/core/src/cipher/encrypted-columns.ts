import {
  accessTokenPlace,
  auditKeyPlace,
  clientSecretPlace,
  notificationPlace,
  outgoingMailPlace,
  type SecretPlace,
  slackChannelPlace,
  tokenSecretPlace,
  webhookSecretPlace,
} from "./places.ts";

/** What of a record's row its place follows from, as text. */
type PlaceRow = Readonly<Record<string, string | null>>;

/** A column of encrypted records. */
export interface EncryptedColumn {
  table: string;
  column: string;
  /** The primary key, with the types of its columns. */
  key: readonly { name: string; type: "uuid" | "text" | "SecretSlot" }[];
  /** Columns beside the key that the place follows from. */
  also: readonly string[];
  placeOf(row: PlaceRow): SecretPlace;
}

const ACCOUNT_KEY = [
  { name: "workspaceId", type: "uuid" },
  { name: "sellerAccountId", type: "uuid" },
  { name: "slot", type: "SecretSlot" },
] as const;

/** Every encrypted column of the database. A test holds this list against schema.prisma. */
export const ENCRYPTED_COLUMNS: readonly EncryptedColumn[] = [
  {
    ...{ table: "AmazonApplication", column: "clientSecret" },
    key: [{ name: "id", type: "uuid" }],
    also: ["workspaceId", "clientId"],
    placeOf: ({ workspaceId = null, clientId }) =>
      clientSecretPlace({ workspaceId, clientId: clientId ?? "" }),
  },
  tokenSecretColumn("pasted"),
  tokenSecretColumn("refreshToken"),
  {
    ...{ table: "AmazonAccessToken", column: "accessToken" },
    key: [{ name: "key", type: "text" }],
    also: [],
    placeOf: ({ key }) => accessTokenPlace(key ?? ""),
  },
  {
    ...{ table: "AmazonNotification", column: "body" },
    key: [{ name: "id", type: "text" }],
    also: [],
    placeOf: ({ id }) => notificationPlace(id ?? ""),
  },
  {
    ...{ table: "AuditKey", column: "proof" },
    key: [{ name: "id", type: "text" }],
    also: [],
    placeOf: ({ id }) => auditKeyPlace(id ?? ""),
  },
  webhookSecretColumn("secret"),
  webhookSecretColumn("previousSecret"),
  {
    ...{ table: "OutgoingMail", column: "content" },
    key: [{ name: "id", type: "uuid" }],
    also: [],
    placeOf: ({ id }) => outgoingMailPlace(id ?? ""),
  },
  {
    ...{ table: "SlackChannel", column: "url" },
    key: [
      { name: "workspaceId", type: "uuid" },
      { name: "id", type: "uuid" },
    ],
    also: [],
    placeOf: ({ workspaceId, id }) =>
      slackChannelPlace({ workspaceId: workspaceId ?? "", id: id ?? "" }),
  },
];

function webhookSecretColumn(column: "secret" | "previousSecret"): EncryptedColumn {
  return {
    ...{ table: "WebhookEndpoint", column, also: [] },
    key: [
      { name: "workspaceId", type: "uuid" },
      { name: "id", type: "uuid" },
    ],
    placeOf: ({ workspaceId, id }) =>
      webhookSecretPlace({ workspaceId: workspaceId ?? "", endpointId: id ?? "" }),
  };
}

function tokenSecretColumn(column: "pasted" | "refreshToken"): EncryptedColumn {
  return {
    ...{ table: "TokenSecret", column, key: ACCOUNT_KEY, also: [] },
    placeOf: ({ workspaceId, sellerAccountId }) =>
      tokenSecretPlace(
        { workspaceId: workspaceId ?? "", sellerAccountId: sellerAccountId ?? "" },
        column,
      ),
  };
}
