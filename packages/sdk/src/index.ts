export { examinePaste, type PasteFinding, type TokenKind } from "@evergrant/paste-doctor";
export type {
  ApiKey,
  ApiKeys,
  CreateApiKeyResult,
  RevokeApiKeyResult,
  RotateApiKeyResult,
  UpdateApiKeyResult,
} from "./api-keys.ts";
export type {
  Audit,
  AuditedEvent,
  AuditPublicKey,
  AuditSeal,
  DownloadAuditOptions,
  ListAuditSealsOptions,
} from "./audit/audit.ts";
export { type AuditVerdict, type VerifyAuditOptions, verifyAudit } from "./audit/verify-audit.ts";
export type {
  CalendarFeed,
  CalendarFeeds,
  CreateCalendarFeedResult,
  RevokeCalendarFeedResult,
} from "./calendar-feeds.ts";
export {
  type ClientOptions,
  createClient,
  type Events,
  type EvergrantClient,
} from "./create-client.ts";
export { ApiError, type EndReason, type RequestErrorCode } from "./errors/api-error.ts";
export { NetworkError } from "./errors/network-error.ts";
export { type Payload, type Refusal, unwrap } from "./errors/unwrap.ts";
export type {
  AmazonApplicationChanged,
  AmazonApplicationSecretExpiring,
  ApiKeyChanged,
  ApiKeyExpiring,
  AuthorizationStarted,
  CalendarFeedChanged,
  Event,
  IncidentChanged,
  InvitationChanged,
  IssueChanged,
  MemberChanged,
  MwsTokenChanged,
  MwsTokenExpiring,
  MwsTokenStatusChanged,
  NotificationPreferencesChanged,
  RenewLinkChanged,
  ReviewAutomationRulesChanged,
  ReviewAutomationStatusChanged,
  SellerAccountChanged,
  SlackChannelChanged,
  WebhookEndpointChanged,
  WorkspaceChanged,
} from "./events/event.ts";
export type { EventStream, SubscribeOptions } from "./events/subscribe.ts";
export type {
  AmazonRegion,
  ApiKeyStatus,
  CalendarFeedStatus,
  ConnectSellerAccountInput,
  CreateApiKeyInput,
  CreateCalendarFeedInput,
  CreateRenewLinkInput,
  CreateSessionTokenInput,
  DisableMwsTokenInput,
  DisableReviewAutomationInput,
  EnableMwsTokenInput,
  EnableReviewAutomationInput,
  ErrorCode,
  EventType,
  ExpirySource,
  IssueKind,
  MemberRole,
  MwsTokenDisabledReason,
  MwsTokenKind,
  MwsTokenStatus,
  MwsTokenVerification,
  NextActionKind,
  RenewLinkStatus,
  ReviewAutomationDisabledBy,
  ReviewAutomationStatus,
  ReviewBacklog,
  RevokeApiKeyInput,
  RevokeCalendarFeedInput,
  RevokeRenewLinkInput,
  RotateApiKeyInput,
  SellerAccountFilter,
  SellerAccountOrder,
  StartAuthorizationInput,
  StreamOverflow,
  UpdateApiKeyInput,
  VerifyMwsTokenInput,
} from "./generated/graphql.ts";
export type {
  DisableMwsTokenResult,
  EnableMwsTokenResult,
  MwsToken,
  MwsTokens,
  VerifyMwsTokenResult,
} from "./mws-tokens.ts";
export type {
  CreateRenewLinkResult,
  RenewLink,
  RenewLinks,
  RevokeRenewLinkResult,
} from "./renew-links.ts";
export type { TokenSource } from "./requests/read-token.ts";
export type {
  DisableReviewAutomationResult,
  EnableReviewAutomationResult,
  ReviewAutomation,
  ReviewAutomations,
} from "./review-automations.ts";
export type {
  AccountExplanation,
  ConnectSellerAccountResult,
  ListSellerAccountsArgs,
  SellerAccount,
  SellerAccounts,
  StartAuthorizationResult,
} from "./seller-accounts.ts";
export type { CreateSessionTokenResult, SessionTokens } from "./session-tokens.ts";
export type { WaitForStatusOptions } from "./wait-for-status.ts";
