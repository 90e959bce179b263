export { findRefusal, requireOperation, requireScope } from "./access/find-refusal.ts";
export {
  isAccountOperation,
  isOperation,
  OPERATION_SCOPES,
  type Operation,
  scopeOfOperation,
} from "./access/operation.ts";
export { isRole, leastRoleOf, ROLES, type Role, scopesOfRole } from "./access/role.ts";
export { isScope, READ_SCOPES, SCOPE_MEANINGS, SCOPES, type Scope } from "./access/scope.ts";
export { actorOf, type Credential, scopeOf, type Viewer } from "./access/viewer.ts";
export { createAccessTokens } from "./access-token/create-access-tokens.ts";
export { type AddAmazonApplicationInput, addAmazonApplication } from "./amazon-application/add.ts";
export { loadCredentials } from "./amazon-application/credentials.ts";
export { findDefaultApplication } from "./amazon-application/find-application.ts";
export { removeAmazonApplication } from "./amazon-application/remove.ts";
export { rotateAmazonApplicationSecret } from "./amazon-application/rotate-secret.ts";
export {
  type InstalledApplication,
  saveApplication,
} from "./amazon-application/save-application.ts";
export { isSecretExpiringSoon } from "./amazon-application/secret-ladder.ts";
export {
  type UpdateAmazonApplicationInput,
  updateAmazonApplication,
} from "./amazon-application/update.ts";
export { forgetNotifications } from "./amazon-notification/forget.ts";
export { handleNotification } from "./amazon-notification/handle.ts";
export {
  type NotificationContent,
  type ReceivedNotification,
  UnusableNotificationError,
} from "./amazon-notification/received-notification.ts";
export { requestSubscriptions } from "./amazon-notification/request-subscription.ts";
export { setAsideNotification } from "./amazon-notification/set-aside.ts";
export { type AddressList, normalizeAddress, parseAddressList } from "./api-key/address-list.ts";
export { CREDENTIALS_TOPIC } from "./api-key/credentials-topic.ts";
export { type FoundApiKey, findApiKey } from "./api-key/find.ts";
export { type EndReason, findEndedKeys, type LetIn } from "./api-key/find-ended.ts";
export { type IssueApiKeyInput, issueApiKey } from "./api-key/issue.ts";
export { API_KEY_PATTERN, type ApiKeyKind, isWellFormedApiKey } from "./api-key/key-format.ts";
export { apiKeyNotFound } from "./api-key/lock-key.ts";
export { noteApiKeyUse } from "./api-key/note-use.ts";
export { revokeApiKey } from "./api-key/revoke.ts";
export type { Granter } from "./api-key/rights.ts";
export { type RotateApiKeyInput, rotateApiKey } from "./api-key/rotate.ts";
export { type ApiKeyStatus, activeKeys, apiKeyStatus } from "./api-key/status.ts";
export { createApiKey } from "./api-key/store.ts";
export { type UpdateApiKeyInput, updateApiKey } from "./api-key/update.ts";
export { warnOfKeyEnds } from "./api-key/warn-of-end.ts";
export { forgetAttempts } from "./attempt/forget-attempts.ts";
export {
  type AttemptLimit,
  attemptKeyOf,
  clearAttempts,
  takeAttempt,
} from "./attempt/take-attempt.ts";
export { canonicalJson } from "./audit/canonical-json.ts";
export { eventContent, type HashedEvent, NO_HASH } from "./audit/event-content.ts";
export type { LogBreak } from "./audit/log-break.ts";
export { makePartitions } from "./audit/partitions.ts";
export { AUDIT_DAYS } from "./audit/policy.ts";
export { type SigningKey, sealContent } from "./audit/seal.ts";
export { loadPublicKeys, openSigningKey, readPrivateKey } from "./audit/signing-key.ts";
export { tendLog } from "./audit/tend-log.ts";
export { type AuditReport, verifyLogs } from "./audit/verify-logs.ts";
export { completeAuthorization } from "./authorization/complete.ts";
export type {
  AuthorizationFailure,
  AuthorizationResult,
  AuthorizedAccount,
  Completion,
} from "./authorization/completion.ts";
export { type ConsentPage, findConsentPage, redirectUriOf } from "./authorization/consent-page.ts";
export { forgetAuthorizations } from "./authorization/forget.ts";
export { CALLBACK_PATH, LOGIN_PATH } from "./authorization/policy.ts";
export { type StartAuthorizationInput, startAuthorization } from "./authorization/start.ts";
export { startInSellerCentral } from "./authorization/start-in-seller-central.ts";
export { type CreateCalendarFeedInput, createCalendarFeed } from "./calendar-feed/create.ts";
export { readFeedSecret } from "./calendar-feed/feed-secret.ts";
export { visibleFeeds } from "./calendar-feed/maker.ts";
export { CALENDAR_PATH, MAX_ACTIVE_FEEDS } from "./calendar-feed/policy.ts";
export { type OpenedCalendarFeed, openCalendarFeed } from "./calendar-feed/read.ts";
export { calendarFeedNotFound, revokeCalendarFeed } from "./calendar-feed/revoke.ts";
export { type CalendarFeedStatus, calendarFeedStatus } from "./calendar-feed/status.ts";
export { checkHashKey } from "./cipher/check-hash-key.ts";
export { createCipher, type Keys } from "./cipher/create-cipher.ts";
export {
  DamagedCiphertextError,
  HashKeyChangedError,
  KeysUnavailableError,
  MissingKeyError,
} from "./cipher/errors.ts";
export { joinKeyProviders } from "./cipher/join-key-providers.ts";
export type { HashKey, HashPurpose } from "./cipher/keyed-hash.ts";
export {
  type CipherKey,
  createLocalKeys,
  hashKeyOfRing,
  type KeyRing,
  LOCAL_PREFIX,
  localKeyId,
  makeCipherKey,
} from "./cipher/local-keys.ts";
export {
  accessTokenPlace,
  clientSecretPlace,
  notificationPlace,
  type SecretPlace,
  tokenSecretPlace,
} from "./cipher/places.ts";
export {
  countUnderKeys,
  type RotationFailure,
  type RotationReport,
  rotateKeys,
} from "./cipher/rotate-keys.ts";
export { countOf } from "./count-of.ts";
export { type Actor, type CoreDeps, depsOf, type InstallationDeps } from "./deps.ts";
export { claimStatement, type DueItem } from "./due-work/claim-due-work.ts";
export { COUNTED_DUE_MAX, countDue, type DueCount } from "./due-work/count-due.ts";
export { BATCH_ITEMS, drainDueWork } from "./due-work/drain-due-work.ts";
export {
  ACCOUNT_KINDS,
  EXACT_KINDS,
  findNextDue,
  type JobKind,
  type NextDue,
  nextDueStatement,
  SWEPT_KINDS,
} from "./due-work/next-due.ts";
export { releaseDueWork } from "./due-work/release-due-work.ts";
export {
  AmazonUnavailableError,
  BadInputError,
  ConflictError,
  DomainError,
  type ErrorCode,
  ForbiddenError,
  GrantDisabledError,
  IdempotencyMismatchError,
  MailUnavailableError,
  NotFoundError,
  RateLimitedError,
  StillRunningError,
  TokenDisabledError,
  TokenInUseError,
  TokenLacksRoleError,
  TokenMalformedError,
  TokenOfOtherSellerError,
  TokenRejectedError,
} from "./errors.ts";
export { appendEvents } from "./event/append-events.ts";
export { decodeCursor, encodeCursor, type LogPosition } from "./event/cursor.ts";
export { findGrownLogs } from "./event/find-grown-logs.ts";
export {
  type LogPage,
  type LogReader,
  type LogTail,
  openLogTail,
  type TailPlace,
} from "./event/log-tail.ts";
export type { EventData, NewEvent } from "./event/new-event.ts";
export {
  type EventFilter,
  eventWhere,
  type LogHead,
  matchesEvent,
  readEvents,
  readHead,
} from "./event/read-events.ts";
export type { Wakes } from "./event/wakes.ts";
export { type Explanation, explainSellerAccount } from "./explanation/explain.ts";
export type { AmazonEvidence, SampleEvidence, Step, StepKind } from "./explanation/step.ts";
export { answerOnce, type OnceOnly } from "./idempotency/answer-once.ts";
export { forgetAnswers } from "./idempotency/forget-answers.ts";
export { createSampling } from "./incident/sampling.ts";
export * from "./issue/index.ts";
export { claimMails } from "./mail/claim-mails.ts";
export {
  enqueueMail,
  type LinkMail,
  type OutboxDeps,
} from "./mail/enqueue-mail.ts";
export type { Mail, Mailer, MailItem, MailLink, Sending } from "./mail/mailer.ts";
export { type GivenUpMail, sendMail, sendMailNow } from "./mail/send-mail.ts";
export { type Marketplace, marketplaceOf } from "./marketplace/marketplace.ts";
export { acceptInvitation, registerByInvitation } from "./member/accept-invitation.ts";
export { addOwner } from "./member/add-owner.ts";
export { cancelInvitation, invitationNotFound } from "./member/cancel-invitation.ts";
export { changeMemberRole } from "./member/change-role.ts";
export { type InvitationStatus, invitationStatus } from "./member/invitation-status.ts";
export { type InviteMemberInput, inviteMember } from "./member/invite.ts";
export { memberNotFound } from "./member/lock-members.ts";
export { type OpenedInvitation, openInvitation } from "./member/open-invitation.ts";
export { INVITATION_PATH, MEMBERS_MAX } from "./member/policy.ts";
export { leaveWorkspace, removeMember } from "./member/remove.ts";
export { type ClaimedMessage, claimMessages } from "./message/claim-messages.ts";
export { forgetMessages } from "./message/forget.ts";
export { measureTelling, type Telling } from "./message/measure-telling.ts";
export { sendMessage } from "./message/send-message.ts";
export { disableMwsToken } from "./mws-token/disable.ts";
export { type EnableMwsTokenInput, enableMwsToken } from "./mws-token/enable.ts";
export { recordMwsTokenRenewal } from "./mws-token/record-renewal.ts";
export type { Transition } from "./mws-token/status-change.ts";
export { type TokenInput, transition } from "./mws-token/transition.ts";
export {
  isExpiringSoon,
  type MwsTokenVerification,
  verificationOf,
} from "./mws-token/verification.ts";
export { verifyMwsToken } from "./mws-token/verify.ts";
export * from "./notification/index.ts";
export type * from "./observer.ts";
export type * from "./ports.ts";
export { backoffSeconds } from "./rate-bucket/backoff-seconds.ts";
export { createRateBuckets } from "./rate-bucket/create-rate-buckets.ts";
export { forgetRateLimitCounts } from "./rate-limit-count/forget.ts";
export { refuseSecret } from "./refuse-secret.ts";
export { createRenewLink } from "./renew-link/create.ts";
export { followRenewLink, type OpenedRenewLink, openRenewLink } from "./renew-link/open.ts";
export { RENEW_PATH } from "./renew-link/policy.ts";
export { renewLinkUrlOf } from "./renew-link/renew-link-url.ts";
export { renewLinkNotFound, revokeRenewLink } from "./renew-link/revoke.ts";
export { type RenewLinkStatus, renewLinkStatus } from "./renew-link/status.ts";
export { pickDays, type RenewalCalendar, readRenewalCalendar } from "./renewal/calendar.ts";
export { startOf, writeDay } from "./renewal/day.ts";
export type { RenewalDay } from "./renewal/plan-days.ts";
export {
  HORIZON_DAYS,
  MAX_CALENDAR_ACCOUNTS,
  MAX_RENEWAL_DAYS,
  RENEW_AT_EARLIEST_DAYS,
  RENEW_AT_LATEST_DAYS,
} from "./renewal/policy.ts";
export { countUnknownExpiries, type Expiry, UNKNOWN_EXPIRY } from "./renewal/read-expiries.ts";
export {
  type DisableReviewAutomationInput,
  disableReviewAutomation,
} from "./review-automation/disable.ts";
export {
  type EnableReviewAutomationInput,
  enableReviewAutomation,
} from "./review-automation/enable.ts";
export { Secret } from "./secret.ts";
export { hasAlert } from "./seller-account/alert.ts";
export { checkName } from "./seller-account/check-name.ts";
export { type ConnectSellerAccountInput, connectSellerAccount } from "./seller-account/connect.ts";
export { disconnectSellerAccount } from "./seller-account/disconnect.ts";
export { type SellerAccountFilter, sellerAccountWhere } from "./seller-account/filter.ts";
export {
  type NextAction,
  type NextActionKind,
  nextActions,
  nextActionUrl,
} from "./seller-account/next-actions.ts";
export { renameSellerAccount } from "./seller-account/rename.ts";
export { AMAZON_SELLER_CENTRAL } from "./seller-account/seller-central.ts";
export { setSellerAccountOwner } from "./seller-account/set-owner.ts";
export { findEndedSessions } from "./session/find-ended.ts";
export {
  type FoundUserSession,
  findSessionUser,
  findUserSession,
} from "./session/find-session.ts";
export { forgetSessions } from "./session/forget-sessions.ts";
export { type CreateSessionTokenInput, createSessionToken } from "./session-token/create.ts";
export { type FoundSession, findSession } from "./session-token/find.ts";
export { signClaims } from "./session-token/session-token.ts";
export * from "./slack-channel/index.ts";
export * from "./webhook-delivery/index.ts";
export * from "./webhook-endpoint/index.ts";
export { createWorkspace } from "./workspace/create.ts";
export { createWorkspaceWithOwner } from "./workspace/create-with-owner.ts";
export { updateWorkspace } from "./workspace/update.ts";
