/** Where a ciphertext lies. At any other place it cannot be decrypted. */
export interface SecretPlace {
  /** Empty: the installation's own. */
  workspaceId: string;
  /** Empty: the whole workspace's. */
  accountId: string;
  /** Table and column; of what belongs to no account, with the key of its row. */
  field: string;
}

/** The same for both slots: a candidate's material becomes the account's own as it is. */
export function tokenSecretPlace(
  { workspaceId, sellerAccountId }: { workspaceId: string; sellerAccountId: string },
  column: "pasted" | "refreshToken",
): SecretPlace {
  return { workspaceId, accountId: sellerAccountId, field: `TokenSecret.${column}` };
}

export function clientSecretPlace({
  workspaceId,
  clientId,
}: {
  workspaceId: string | null;
  clientId: string;
}): SecretPlace {
  const field = `AmazonApplication.clientSecret/${clientId}`;
  return { workspaceId: workspaceId ?? "", accountId: "", field };
}

export function accessTokenPlace(key: string): SecretPlace {
  return { workspaceId: "", accountId: "", field: `AmazonAccessToken.accessToken/${key}` };
}

export function auditKeyPlace(id: string): SecretPlace {
  return { workspaceId: "", accountId: "", field: `AuditKey.proof/${id}` };
}

export function notificationPlace(id: string): SecretPlace {
  return { workspaceId: "", accountId: "", field: `AmazonNotification.body/${id}` };
}

/** The same for the secret before: it stays where it is for its overlap. */
export function webhookSecretPlace({
  workspaceId,
  endpointId,
}: {
  workspaceId: string;
  endpointId: string;
}): SecretPlace {
  return { workspaceId, accountId: "", field: `WebhookEndpoint.secret/${endpointId}` };
}

export function outgoingMailPlace(id: string): SecretPlace {
  return { workspaceId: "", accountId: "", field: `OutgoingMail.content/${id}` };
}

export function slackChannelPlace({
  workspaceId,
  id,
}: {
  workspaceId: string;
  id: string;
}): SecretPlace {
  return { workspaceId, accountId: "", field: `SlackChannel.url/${id}` };
}
