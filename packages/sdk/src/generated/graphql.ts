/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What kind of actor did something. */
export type ActorKind =
  /** An API key. */
  | 'KEY'
  /** Evergrant itself, by what was due or what Amazon told. */
  | 'SYSTEM'
  /** A person. */
  | 'USER';

/** The part of the world that an authorization is valid for. */
export type AmazonRegion =
  /** Europe, the Middle East, Africa and India. */
  | 'EU'
  /** Japan, Australia and Singapore. */
  | 'FE'
  /** North America and Brazil. */
  | 'NA';

/** Whether an API key works. */
export type ApiKeyStatus =
  /** It works. */
  | 'ACTIVE'
  /** Its end has come, or the overlap after its rotation. */
  | 'EXPIRED'
  /** It was revoked. */
  | 'REVOKED';

/** Whether a calendar feed works. */
export type CalendarFeedStatus =
  /** It can be read. */
  | 'ACTIVE'
  /** The API key that made it was revoked, is over, or has no accounts:read any more. */
  | 'ENDED'
  /** It was revoked. */
  | 'REVOKED';

/** A seller account and the token that its seller granted. */
export type ConnectSellerAccountInput = {
  /** The application that the seller authorized: one that the workspace brought. Absent: the installation's own. */
  amazonApplicationId?: string | null | undefined;
  /** When it was authorized, as Manage Your Apps shows it. Absent: unknown. */
  authorizedAt?: string | null | undefined;
  /** When it expires, as Manage Your Apps shows it. Absent: unknown, and no warnings. */
  expiresAt?: string | null | undefined;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** What people call the account. */
  name: string;
  /** The region that the authorization is valid for. */
  region: AmazonRegion;
  /** Amazon's id of the seller (merchant token), such as `A2EUQ1WTGCTBG2`. */
  sellingPartnerId: string;
  /** The MWS auth token or refresh token, as copied from Seller Central. White space and quotes around it do not matter. Write-only: it is never shown again. */
  token: string;
};

/** What the new key is for. */
export type CreateApiKeyInput = {
  /** IP addresses and networks, such as `192.0.2.0/24`, that it works from; at most 50. From elsewhere it is as an unknown key. Absent or empty: from everywhere. */
  allowedAddresses?: Array<string> | null | undefined;
  /** From when on it no longer works, at most 3650 days ahead; told 30, 7 and 1 days before. Absent: it works until it is revoked. */
  expiresAt?: string | null | undefined;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** What people are to call it. */
  name: string;
  /** What its holder may do, such as `accounts:read`; at least one. FORBIDDEN for those that you do not have yourself. */
  scopes: Array<string>;
};

/** What the feed is to show. */
export type CreateCalendarFeedInput = {
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** What calendars are to call it; `Amazon renewals` unless said. */
  name?: string | null | undefined;
  /** The one account that it is to show. Absent: all that you may see, also later ones. */
  sellerAccountId?: string | null | undefined;
};

/** The account that the link is to renew. */
export type CreateRenewLinkInput = {
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** The account's id. */
  sellerAccountId: string;
};

/** For whom a token is, for how long, and what he may do. */
export type CreateSessionTokenInput = {
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** How long it works: 1 to 60 minutes, 15 unless said. */
  minutes?: number | null | undefined;
  /** Of accounts:read, accounts:write, tokens:write, automation:write and events:read, those that he is to have; FORBIDDEN for what the key does not have. Absent: what the key has of accounts:read and events:read. */
  scopes?: Array<string> | null | undefined;
  /** The one account that its bearer may see and change. Absent: all of the workspace. */
  sellerAccountId?: string | null | undefined;
  /** Your own id of whom it is for, 1 to 200 characters: shown as who did what. Whoever has the token can read it. */
  subject?: string | null | undefined;
};

/** An account whose token to switch off. */
export type DisableMwsTokenInput = {
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** The account's id. */
  sellerAccountId: string;
};

/** Where to stop sending review requests. */
export type DisableReviewAutomationInput = {
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** The marketplaces to switch off, by Amazon's ids. Absent: all. */
  marketplaceIds?: Array<string> | null | undefined;
  /** The account's id. */
  sellerAccountId: string;
};

/** An account and a token for it: the same string as before, or another. */
export type EnableMwsTokenInput = {
  /** When it was authorized, as Manage Your Apps shows it. Absent: as known, if it is the same string. */
  authorizedAt?: string | null | undefined;
  /** When it expires, as Manage Your Apps shows it. Absent: as known, if it is the same string. */
  expiresAt?: string | null | undefined;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** The account's id. */
  sellerAccountId: string;
  /** The token, as copied from Seller Central. White space and quotes around it do not matter. Write-only: it is never shown again. */
  token: string;
};

/** Where to send review requests, and for which orders. */
export type EnableReviewAutomationInput = {
  /** What becomes of the orders delivered already. */
  backlog?: ReviewBacklog | null | undefined;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** The marketplaces to switch on, by Amazon's ids. Absent: all of the account's. */
  marketplaceIds?: Array<string> | null | undefined;
  /** The account's id. */
  sellerAccountId: string;
};

/** Every way in which a request is refused. A code is never given another meaning. */
export type ErrorCode =
  /** Amazon could not be asked. Try again later. */
  | 'AMAZON_UNAVAILABLE'
  /** An argument is missing, malformed or out of range. */
  | 'BAD_INPUT'
  /** It exists already, or somebody changed it meanwhile: read it again and decide. */
  | 'CONFLICT'
  /** The key lacks the scope that this needs, or no key may do it. */
  | 'FORBIDDEN'
  /** The token is right, but its grant is disabled: renew or enable it there first. */
  | 'GRANT_DISABLED'
  /** The idempotency key was used before with another input: take a new one. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The mail could not be sent. Try again later. */
  | 'MAIL_UNAVAILABLE'
  /** There is no such thing in this workspace. */
  | 'NOT_FOUND'
  /** Too much was asked for in too short a time. Try again later. */
  | 'RATE_LIMITED'
  /** This needs an enabled token, and the account's is disabled. */
  | 'TOKEN_DISABLED'
  /** The token stands at another connected account. */
  | 'TOKEN_IN_USE'
  /** The token works, but lacks a role that is needed. */
  | 'TOKEN_LACKS_ROLE'
  /** What was pasted cannot be a token. */
  | 'TOKEN_MALFORMED'
  /** The token belongs to another seller or region. */
  | 'TOKEN_OF_OTHER_SELLER'
  /** Amazon does not accept the token. */
  | 'TOKEN_REJECTED';

/** Which events to list: those that meet every condition given. */
export type EventFilter = {
  /** Of one of these accounts, by their ids. */
  sellerAccountIds?: Array<string> | null | undefined;
  /** Of one of these types. */
  types?: Array<EventType> | null | undefined;
};

/** What happened. */
export type EventType =
  /** Amazon says something else of an account: its marketplaces, a missing role, whose it is. */
  | 'ACCOUNT_CHANGED'
  /** An account was connected. */
  | 'ACCOUNT_CONNECTED'
  /** An account was let go, its token destroyed. */
  | 'ACCOUNT_DISCONNECTED'
  /** Another member answers for an account. */
  | 'ACCOUNT_OWNER_CHANGED'
  /** An account was given another name. */
  | 'ACCOUNT_RENAMED'
  /** An API key was renamed, narrowed, bound or given an end. */
  | 'API_KEY_CHANGED'
  /** An API key was made. */
  | 'API_KEY_CREATED'
  /** An API key comes near its end. */
  | 'API_KEY_EXPIRING'
  /** An API key was revoked. */
  | 'API_KEY_REVOKED'
  /** An API key got a successor. */
  | 'API_KEY_ROTATED'
  /** The workspace brought an Amazon application of its own. */
  | 'APPLICATION_ADDED'
  /** What is known of the workspace's application changed. */
  | 'APPLICATION_CHANGED'
  /** The workspace's application was removed. */
  | 'APPLICATION_REMOVED'
  /** Amazon was asked for a new client secret of the application. */
  | 'APPLICATION_ROTATION_ASKED'
  /** A stage of the ladder was reached for the application's client secret. */
  | 'APPLICATION_SECRET_EXPIRING'
  /** The application got a new client secret. */
  | 'APPLICATION_SECRET_ROTATED'
  /** An authorization by Amazon's page was begun. */
  | 'AUTHORIZATION_STARTED'
  /** Review Automation became DISABLED. */
  | 'AUTOMATION_DISABLED'
  /** Review Automation became ENABLED. */
  | 'AUTOMATION_ENABLED'
  /** Where Review Automation runs was changed. */
  | 'AUTOMATION_RULES_CHANGED'
  /** A calendar feed was made. */
  | 'CALENDAR_FEED_CREATED'
  /** A calendar feed was revoked. */
  | 'CALENDAR_FEED_REVOKED'
  /** An outage ended. */
  | 'INCIDENT_CLOSED'
  /** An outage of Amazon's or of the application began. */
  | 'INCIDENT_OPENED'
  /** An invitation was withdrawn. */
  | 'INVITATION_CANCELLED'
  /** Somebody said that he sees to an issue. */
  | 'ISSUE_ACKNOWLEDGED'
  /** An issue was put off. */
  | 'ISSUE_SNOOZED'
  /** A person was invited to the workspace. */
  | 'MEMBER_INVITED'
  /** A person joined the workspace. */
  | 'MEMBER_JOINED'
  /** A person left the workspace, or was removed. */
  | 'MEMBER_REMOVED'
  /** A member got another role. */
  | 'MEMBER_ROLE_CHANGED'
  /** A member changed what he is mailed, and when. */
  | 'NOTIFICATION_PREFERENCES_CHANGED'
  /** A link to renew an account with was made. */
  | 'RENEW_LINK_CREATED'
  /** A link to renew an account with was withdrawn. */
  | 'RENEW_LINK_REVOKED'
  /** An account was renewed through its link. */
  | 'RENEW_LINK_USED'
  /** Issues are told in a channel of Slack. */
  | 'SLACK_CHANNEL_ADDED'
  /** A channel of Slack was changed. */
  | 'SLACK_CHANNEL_CHANGED'
  /** A channel of Slack was let go. */
  | 'SLACK_CHANNEL_REMOVED'
  /** A token could not be confirmed. */
  | 'TOKEN_DEGRADED'
  /** A token became DISABLED. */
  | 'TOKEN_DISABLED'
  /** A token became ENABLED. */
  | 'TOKEN_ENABLED'
  /** A stage of the warning ladder was reached. */
  | 'TOKEN_EXPIRING'
  /** A new string waits for Amazon's caches. */
  | 'TOKEN_PENDING'
  /** A token that could not be confirmed was. */
  | 'TOKEN_RECOVERED'
  /** A string that waited was not accepted in time. */
  | 'TOKEN_REJECTED'
  /** An enabled token got a new date or a new string. */
  | 'TOKEN_RENEWED'
  /** A webhook endpoint was changed, enabled or disabled by somebody. */
  | 'WEBHOOK_ENDPOINT_CHANGED'
  /** A webhook endpoint was made. */
  | 'WEBHOOK_ENDPOINT_CREATED'
  /** A webhook endpoint was deleted. */
  | 'WEBHOOK_ENDPOINT_DELETED'
  /** A webhook endpoint answered 410 Gone, and was disabled. */
  | 'WEBHOOK_ENDPOINT_DISABLED'
  /** A webhook endpoint failed so often in a row that only probes are sent to it. */
  | 'WEBHOOK_ENDPOINT_FAILING'
  /** A webhook endpoint that failed is well again. */
  | 'WEBHOOK_ENDPOINT_RECOVERED'
  /** A webhook endpoint got another secret. */
  | 'WEBHOOK_ENDPOINT_ROTATED'
  /** The workspace's name or switches were changed. */
  | 'WORKSPACE_CHANGED';

/** Where a token's expiry date comes from. A date is never invented. */
export type ExpirySource =
  /** Amazon showed it. */
  | 'AMAZON'
  /** The token outlived its old date; the new one is not known yet. */
  | 'PROBE'
  /** Counted from a consent at a known moment. */
  | 'TERM'
  /** No date is known. */
  | 'UNKNOWN'
  /** A user entered it. */
  | 'USER';

/** What a step of an explanation is about. */
export type ExplanationStepKind =
  /** Amazon accepted the token. */
  | 'AMAZON_ACCEPTED'
  /** Amazon refused the token. */
  | 'AMAZON_REFUSED'
  /** Amazon was asked, and what it said decides nothing. */
  | 'AMAZON_UNDECIDED'
  /** Why it is not known when the authorization ends. */
  | 'DATE'
  /** What is not certain now. */
  | 'DOUBT'
  /** An outage of Amazon's or of the application began or ended. */
  | 'INCIDENT'
  /** Other tokens were asked, to tell an outage from a revocation. */
  | 'OTHERS_ASKED'
  /** A change was told as an event. */
  | 'TOLD';

/** What an issue is about. */
export type IssueKind =
  /** An API key comes near its end. */
  | 'API_KEY_EXPIRING'
  /** The client secret of the workspace's application comes near its end. */
  | 'APPLICATION_SECRET_EXPIRING'
  /** An outage of Amazon's or of the application. */
  | 'INCIDENT'
  /** An account's token is DISABLED, and not by a user. */
  | 'TOKEN_DISABLED'
  /** An account's token comes near its end. */
  | 'TOKEN_EXPIRING'
  /** A webhook does not take what it is sent. */
  | 'WEBHOOK_FAILING';

/** What a person is in a workspace. Each may do all that the lesser ones may; docs/access.md says what. */
export type MemberRole =
  /** Also sees to members, keys, applications and the workspace's settings. */
  | 'ADMIN'
  /** Connects accounts, and tends their tokens and automations. */
  | 'OPERATOR'
  /** Also makes and unmakes owners. */
  | 'OWNER'
  /** Sees everything, and changes nothing. */
  | 'VIEWER';

/** Why a token is DISABLED. */
export type MwsTokenDisabledReason =
  /** Its expiry date passed and Amazon refused it. */
  | 'EXPIRED'
  /** Amazon says that it does not belong to this application. */
  | 'INVALID'
  /** Amazon refused it before its date: the seller revoked access. */
  | 'REVOKED'
  /** Amazon says that the seller account is deactivated. */
  | 'SELLER_INACTIVE'
  /** It was disabled already when it was imported. */
  | 'UNKNOWN'
  /** A user switched it off. */
  | 'USER';

/** What kind of token was pasted. */
export type MwsTokenKind =
  /** A Selling Partner API refresh token: `Atzr|…`. */
  | 'LWA_REFRESH_TOKEN'
  /** A legacy MWS auth token: `amzn.mws.…`. */
  | 'MWS_AUTH_TOKEN';

/** Whether Amazon accepts the token, as far as is known. */
export type MwsTokenStatus =
  /** It no longer works, or a user switched it off. */
  | 'DISABLED'
  /** Amazon accepts it, or has not been proven to refuse it. */
  | 'ENABLED';

/** How sure `status` is. */
export type MwsTokenVerification =
  /** It could not be confirmed of late, and is tried again. */
  | 'DEGRADED'
  /** A new string was saved and waits for Amazon's caches. */
  | 'PENDING'
  /** Amazon has confirmed it lately. */
  | 'VERIFIED';

/** A step that brings an account back into order. */
export type NextActionKind =
  /** See in Seller Central why the account is inactive. */
  | 'CHECK_SELLER_ACCOUNT'
  /** Press Enable in Manage Your Apps. */
  | 'ENABLE_IN_SELLER_CENTRAL'
  /** Paste the token: `enableMwsToken`. */
  | 'ENABLE_MWS_TOKEN'
  /** Switch it on again: `enableReviewAutomation`. */
  | 'ENABLE_REVIEW_AUTOMATION'
  /** Have the seller consent anew, by Amazon's authorization page: `startAuthorization`, or a link that `createRenewLink` makes. */
  | 'REAUTHORIZE'
  /** Enter the new expiry date: `recordMwsTokenRenewal`. */
  | 'RECORD_RENEWAL'
  /** Press Renew in Manage Your Apps. */
  | 'RENEW_IN_SELLER_CENTRAL'
  /** Ask Amazon about the token as it is: `verifyMwsToken`. */
  | 'VERIFY_MWS_TOKEN'
  /** Press View in Manage Your Apps; copy the token. */
  | 'VIEW_TOKEN_IN_SELLER_CENTRAL'
  /** Nothing needs doing: it is being tried again. */
  | 'WAIT';

/** Whether a renew link works. */
export type RenewLinkStatus =
  /** Its seven days are over. */
  | 'EXPIRED'
  /** It can be used. */
  | 'OPEN'
  /** It was withdrawn. */
  | 'REVOKED'
  /** Its account was renewed with it. */
  | 'USED';

/** Why Review Automation is DISABLED. */
export type ReviewAutomationDisabledBy =
  /** It was never switched on. */
  | 'DEFAULT'
  /** The account's token became DISABLED. Its switches are kept. */
  | 'TOKEN'
  /** A user switched it off. */
  | 'USER';

/** Whether review requests are sent for an account. */
export type ReviewAutomationStatus =
  /** It runs in none. */
  | 'DISABLED'
  /** It runs in at least one marketplace. */
  | 'ENABLED';

/** What becomes of the orders that were delivered before Review Automation is switched on. */
export type ReviewBacklog =
  /** Only orders whose window opens later are taken. */
  | 'ONLY_NEW'
  /** Every order whose window is open is taken, nearest deadline first. */
  | 'RESCUE';

/** The key to end. */
export type RevokeApiKeyInput = {
  /** The key's id. */
  apiKeyId: string;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
};

/** The feed to end. */
export type RevokeCalendarFeedInput = {
  /** The feed's id. */
  calendarFeedId: string;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
};

/** The link to withdraw. */
export type RevokeRenewLinkInput = {
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** The link's id. */
  renewLinkId: string;
};

/** The key to replace by another, and for how long both are to work. */
export type RotateApiKeyInput = {
  /** The key's id. */
  apiKeyId: string;
  /** From when on the new key no longer works. Absent: it lives as long as the old one was to. */
  expiresAt?: string | null | undefined;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** For how many days of 24 hours the old key goes on: 0 to 7; 0 ends it at once. */
  overlapDays: number;
};

/** Which accounts to list: those that meet every condition given. */
export type SellerAccountFilter = {
  /** The token is ENABLED and ends within so many days of 24 hours from now: 0 to 36500. Unknown dates are left out. */
  expiringWithinDays?: number | null | undefined;
  /** The account's `hasAlert` is this. */
  hasAlert?: boolean | null | undefined;
  /** The name or the selling partner id contains this text, whatever the case; at most 200 characters. */
  search?: string | null | undefined;
  /** The token has this status. */
  tokenStatus?: MwsTokenStatus | null | undefined;
};

/** What a list of accounts is sorted by, always ascending; ties by id. */
export type SellerAccountOrder =
  /** By when the account was connected. */
  | 'CREATED_AT'
  /** By the token's expiry date, unknown dates last. */
  | 'EXPIRES_AT'
  /** By name, in the database's collation. */
  | 'NAME'
  /** By the token's status, DISABLED first. */
  | 'STATUS';

/** The account to authorize anew; or, without one, region and name of a new account. */
export type StartAuthorizationInput = {
  /** The workspace's own application that a new account is to be connected with. Absent: the default one. */
  amazonApplicationId?: string | null | undefined;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** What people call a new account. Required for one, and only for one. */
  name?: string | null | undefined;
  /** The region of a new account. Required for one, and only for one. */
  region?: AmazonRegion | null | undefined;
  /** Where the browser goes in the end, with `authorization=renewed`, `connected`, `pending` or `failed`, and with `code` where it failed. Of an origin that the installation allows. Absent: a page of Evergrant's. */
  returnUrl?: string | null | undefined;
  /** The account to renew. Absent: the seller that consents is connected. */
  sellerAccountId?: string | null | undefined;
};

/** What becomes of a stream whose reader is too slow for what happens. */
export type StreamOverflow =
  /** It ends with RATE_LIMITED, `extensions.reason` SLOW_CONSUMER and `extensions.cursor` to go on after: nothing is lost. */
  | 'CLOSE'
  /** Of what waits, TOKEN_ENABLED, TOKEN_DISABLED, AUTOMATION_ENABLED and AUTOMATION_DISABLED are left out where a newer one of the same token or automation waits. It ends like CLOSE where the others alone are too many. */
  | 'COALESCE';

/** What to change of a key; what is absent stays. */
export type UpdateApiKeyInput = {
  /** All IP addresses and networks that it works from, at most 50; empty: from everywhere. */
  allowedAddresses?: Array<string> | null | undefined;
  /** The key's id. */
  apiKeyId: string;
  /** From when on it no longer works, at most 3650 days ahead. */
  expiresAt?: string | null | undefined;
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** What people are to call it. */
  name?: string | null | undefined;
  /** All that its holder may do from now on: only fewer than before, at least one. */
  scopes?: Array<string> | null | undefined;
};

/** An account whose token to ask Amazon about. */
export type VerifyMwsTokenInput = {
  /** Makes repeating safe, for 24 hours: the same key with the same input gives the first answer again, with another input IDEMPOTENCY_MISMATCH, while the first is running CONFLICT, with `retryable`. Payloads and errors that are not retryable are kept; a retryable one frees the key. Answers given again are listed in `extensions.idempotency`. 1 to 255 characters; a random UUID does. */
  idempotencyKey?: string | null | undefined;
  /** The account's id. */
  sellerAccountId: string;
};

export type ApiKeyFieldsFragment = { __typename: 'ApiKey', id: string, name: string, status: ApiKeyStatus, prefix: string, lastFour: string, scopes: Array<string>, allowedAddresses: Array<string>, createdBy: string | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, replacedBy: { __typename: 'ApiKey', id: string } | null };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { edges: Array<{ node: { __typename: 'ApiKey', id: string, name: string, status: ApiKeyStatus, prefix: string, lastFour: string, scopes: Array<string>, allowedAddresses: Array<string>, createdBy: string | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, replacedBy: { __typename: 'ApiKey', id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'CreateApiKeyPayload', secret: string | null, apiKey: { __typename: 'ApiKey', id: string, name: string, status: ApiKeyStatus, prefix: string, lastFour: string, scopes: Array<string>, allowedAddresses: Array<string>, createdBy: string | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, replacedBy: { __typename: 'ApiKey', id: string } | null } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
   };

export type UpdateApiKeyMutationVariables = Exact<{
  input: UpdateApiKeyInput;
}>;


export type UpdateApiKeyMutation = { updateApiKey:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'UpdateApiKeyPayload', apiKey: { __typename: 'ApiKey', id: string, name: string, status: ApiKeyStatus, prefix: string, lastFour: string, scopes: Array<string>, allowedAddresses: Array<string>, createdBy: string | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, replacedBy: { __typename: 'ApiKey', id: string } | null } }
   };

export type RotateApiKeyMutationVariables = Exact<{
  input: RotateApiKeyInput;
}>;


export type RotateApiKeyMutation = { rotateApiKey:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'RotateApiKeyPayload', secret: string | null, apiKey: { __typename: 'ApiKey', id: string, name: string, status: ApiKeyStatus, prefix: string, lastFour: string, scopes: Array<string>, allowedAddresses: Array<string>, createdBy: string | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, replacedBy: { __typename: 'ApiKey', id: string } | null } }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'RevokeApiKeyPayload', apiKey: { __typename: 'ApiKey', id: string, name: string, status: ApiKeyStatus, prefix: string, lastFour: string, scopes: Array<string>, allowedAddresses: Array<string>, createdBy: string | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, replacedBy: { __typename: 'ApiKey', id: string } | null } }
   };

type AuditedEventFields_AmazonApplicationChanged_Fragment = { __typename: 'AmazonApplicationChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_AmazonApplicationSecretExpiring_Fragment = { __typename: 'AmazonApplicationSecretExpiring', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_ApiKeyChanged_Fragment = { __typename: 'ApiKeyChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_ApiKeyExpiring_Fragment = { __typename: 'ApiKeyExpiring', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_AuthorizationStarted_Fragment = { __typename: 'AuthorizationStarted', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_CalendarFeedChanged_Fragment = { __typename: 'CalendarFeedChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_IncidentChanged_Fragment = { __typename: 'IncidentChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_InvitationChanged_Fragment = { __typename: 'InvitationChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_IssueChanged_Fragment = { __typename: 'IssueChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_MemberChanged_Fragment = { __typename: 'MemberChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_MwsTokenChanged_Fragment = { __typename: 'MwsTokenChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_MwsTokenExpiring_Fragment = { __typename: 'MwsTokenExpiring', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_MwsTokenStatusChanged_Fragment = { __typename: 'MwsTokenStatusChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_NotificationPreferencesChanged_Fragment = { __typename: 'NotificationPreferencesChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_RenewLinkChanged_Fragment = { __typename: 'RenewLinkChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_ReviewAutomationRulesChanged_Fragment = { __typename: 'ReviewAutomationRulesChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_ReviewAutomationStatusChanged_Fragment = { __typename: 'ReviewAutomationStatusChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_SellerAccountChanged_Fragment = { __typename: 'SellerAccountChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_SlackChannelChanged_Fragment = { __typename: 'SlackChannelChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_WebhookEndpointChanged_Fragment = { __typename: 'WebhookEndpointChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

type AuditedEventFields_WorkspaceChanged_Fragment = { __typename: 'WorkspaceChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } };

export type AuditedEventFieldsFragment =
  | AuditedEventFields_AmazonApplicationChanged_Fragment
  | AuditedEventFields_AmazonApplicationSecretExpiring_Fragment
  | AuditedEventFields_ApiKeyChanged_Fragment
  | AuditedEventFields_ApiKeyExpiring_Fragment
  | AuditedEventFields_AuthorizationStarted_Fragment
  | AuditedEventFields_CalendarFeedChanged_Fragment
  | AuditedEventFields_IncidentChanged_Fragment
  | AuditedEventFields_InvitationChanged_Fragment
  | AuditedEventFields_IssueChanged_Fragment
  | AuditedEventFields_MemberChanged_Fragment
  | AuditedEventFields_MwsTokenChanged_Fragment
  | AuditedEventFields_MwsTokenExpiring_Fragment
  | AuditedEventFields_MwsTokenStatusChanged_Fragment
  | AuditedEventFields_NotificationPreferencesChanged_Fragment
  | AuditedEventFields_RenewLinkChanged_Fragment
  | AuditedEventFields_ReviewAutomationRulesChanged_Fragment
  | AuditedEventFields_ReviewAutomationStatusChanged_Fragment
  | AuditedEventFields_SellerAccountChanged_Fragment
  | AuditedEventFields_SlackChannelChanged_Fragment
  | AuditedEventFields_WebhookEndpointChanged_Fragment
  | AuditedEventFields_WorkspaceChanged_Fragment
;

export type AuditSealFieldsFragment = { position: string, hash: string, occurredAt: string, signedAt: string, keyId: string, content: string, signature: string };

export type AuditedEventsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditedEventsQuery = { events: { edges: Array<{ node:
        | { __typename: 'AmazonApplicationChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'AmazonApplicationSecretExpiring', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'ApiKeyChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'ApiKeyExpiring', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'AuthorizationStarted', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'CalendarFeedChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'IncidentChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'InvitationChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'IssueChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'MemberChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'MwsTokenChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'MwsTokenExpiring', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'MwsTokenStatusChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'NotificationPreferencesChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'RenewLinkChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'ReviewAutomationRulesChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'ReviewAutomationStatusChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'SellerAccountChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'SlackChannelChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'WebhookEndpointChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
        | { __typename: 'WorkspaceChanged', id: string, cursor: string, type: EventType, occurredAt: string, audit: { position: string, actorKind: ActorKind, actorId: string | null, keyId: string | null, address: string | null, cause: string | null, before: string | null, after: string | null, content: string, hash: string, previousHash: string | null } }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditSealsQueryVariables = Exact<{
  from?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type AuditSealsQuery = { auditSeals: Array<{ position: string, hash: string, occurredAt: string, signedAt: string, keyId: string, content: string, signature: string }> };

export type AuditPublicKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditPublicKeysQuery = { auditPublicKeys: Array<{ id: string, publicKey: string, createdAt: string }> };

export type CalendarFeedFieldsFragment = { __typename: 'CalendarFeed', id: string, name: string, status: CalendarFeedStatus, createdBy: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, sellerAccount: { __typename: 'SellerAccount', id: string } | null };

export type CalendarFeedsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CalendarFeedsQuery = { calendarFeeds: { edges: Array<{ node: { __typename: 'CalendarFeed', id: string, name: string, status: CalendarFeedStatus, createdBy: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, sellerAccount: { __typename: 'SellerAccount', id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateCalendarFeedMutationVariables = Exact<{
  input: CreateCalendarFeedInput;
}>;


export type CreateCalendarFeedMutation = { createCalendarFeed:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'CreateCalendarFeedPayload', url: string | null, calendarFeed: { __typename: 'CalendarFeed', id: string, name: string, status: CalendarFeedStatus, createdBy: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, sellerAccount: { __typename: 'SellerAccount', id: string } | null } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
   };

export type RevokeCalendarFeedMutationVariables = Exact<{
  input: RevokeCalendarFeedInput;
}>;


export type RevokeCalendarFeedMutation = { revokeCalendarFeed:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'RevokeCalendarFeedPayload', calendarFeed: { __typename: 'CalendarFeed', id: string, name: string, status: CalendarFeedStatus, createdBy: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, sellerAccount: { __typename: 'SellerAccount', id: string } | null } }
   };

type EventFields_AmazonApplicationChanged_Fragment = { __typename: 'AmazonApplicationChanged', amazonApplicationId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_AmazonApplicationSecretExpiring_Fragment = { __typename: 'AmazonApplicationSecretExpiring', amazonApplicationId: string, daysLeft: number, secretExpiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_ApiKeyChanged_Fragment = { __typename: 'ApiKeyChanged', apiKeyId: string, name: string, lastFour: string, replacedById: string | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_ApiKeyExpiring_Fragment = { __typename: 'ApiKeyExpiring', apiKeyId: string, name: string, lastFour: string, daysLeft: number, expiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_AuthorizationStarted_Fragment = { __typename: 'AuthorizationStarted', id: string, cursor: string, type: EventType, occurredAt: string, authorizationRegion: AmazonRegion, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_CalendarFeedChanged_Fragment = { __typename: 'CalendarFeedChanged', calendarFeedId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_IncidentChanged_Fragment = { __typename: 'IncidentChanged', region: AmazonRegion | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_InvitationChanged_Fragment = { __typename: 'InvitationChanged', invitationId: string, role: MemberRole, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_IssueChanged_Fragment = { __typename: 'IssueChanged', issueId: string, kind: IssueKind, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_MemberChanged_Fragment = { __typename: 'MemberChanged', memberId: string, role: MemberRole, previousRole: MemberRole | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_MwsTokenChanged_Fragment = { __typename: 'MwsTokenChanged', id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_MwsTokenExpiring_Fragment = { __typename: 'MwsTokenExpiring', daysLeft: number, expiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_MwsTokenStatusChanged_Fragment = { __typename: 'MwsTokenStatusChanged', from: MwsTokenStatus | null, to: MwsTokenStatus, reason: MwsTokenDisabledReason | null, id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_NotificationPreferencesChanged_Fragment = { __typename: 'NotificationPreferencesChanged', memberId: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_RenewLinkChanged_Fragment = { __typename: 'RenewLinkChanged', renewLinkId: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_ReviewAutomationRulesChanged_Fragment = { __typename: 'ReviewAutomationRulesChanged', id: string, cursor: string, type: EventType, occurredAt: string, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_ReviewAutomationStatusChanged_Fragment = { __typename: 'ReviewAutomationStatusChanged', disabledBy: ReviewAutomationDisabledBy | null, id: string, cursor: string, type: EventType, occurredAt: string, automationFrom: ReviewAutomationStatus, automationTo: ReviewAutomationStatus, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_SellerAccountChanged_Fragment = { __typename: 'SellerAccountChanged', sellerAccountId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_SlackChannelChanged_Fragment = { __typename: 'SlackChannelChanged', slackChannelId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_WebhookEndpointChanged_Fragment = { __typename: 'WebhookEndpointChanged', webhookEndpointId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

type EventFields_WorkspaceChanged_Fragment = { __typename: 'WorkspaceChanged', name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null };

export type EventFieldsFragment =
  | EventFields_AmazonApplicationChanged_Fragment
  | EventFields_AmazonApplicationSecretExpiring_Fragment
  | EventFields_ApiKeyChanged_Fragment
  | EventFields_ApiKeyExpiring_Fragment
  | EventFields_AuthorizationStarted_Fragment
  | EventFields_CalendarFeedChanged_Fragment
  | EventFields_IncidentChanged_Fragment
  | EventFields_InvitationChanged_Fragment
  | EventFields_IssueChanged_Fragment
  | EventFields_MemberChanged_Fragment
  | EventFields_MwsTokenChanged_Fragment
  | EventFields_MwsTokenExpiring_Fragment
  | EventFields_MwsTokenStatusChanged_Fragment
  | EventFields_NotificationPreferencesChanged_Fragment
  | EventFields_RenewLinkChanged_Fragment
  | EventFields_ReviewAutomationRulesChanged_Fragment
  | EventFields_ReviewAutomationStatusChanged_Fragment
  | EventFields_SellerAccountChanged_Fragment
  | EventFields_SlackChannelChanged_Fragment
  | EventFields_WebhookEndpointChanged_Fragment
  | EventFields_WorkspaceChanged_Fragment
;

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  types?: Array<EventType> | EventType | null | undefined;
  sellerAccountIds?: Array<string> | string | null | undefined;
  onOverflow?: StreamOverflow | null | undefined;
}>;


export type EventsSubscription = { events:
    | { __typename: 'AmazonApplicationChanged', amazonApplicationId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'AmazonApplicationSecretExpiring', amazonApplicationId: string, daysLeft: number, secretExpiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'ApiKeyChanged', apiKeyId: string, name: string, lastFour: string, replacedById: string | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'ApiKeyExpiring', apiKeyId: string, name: string, lastFour: string, daysLeft: number, expiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'AuthorizationStarted', id: string, cursor: string, type: EventType, occurredAt: string, authorizationRegion: AmazonRegion, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'CalendarFeedChanged', calendarFeedId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'IncidentChanged', region: AmazonRegion | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'InvitationChanged', invitationId: string, role: MemberRole, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'IssueChanged', issueId: string, kind: IssueKind, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'MemberChanged', memberId: string, role: MemberRole, previousRole: MemberRole | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'MwsTokenChanged', id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'MwsTokenExpiring', daysLeft: number, expiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'MwsTokenStatusChanged', from: MwsTokenStatus | null, to: MwsTokenStatus, reason: MwsTokenDisabledReason | null, id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'NotificationPreferencesChanged', memberId: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'RenewLinkChanged', renewLinkId: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'ReviewAutomationRulesChanged', id: string, cursor: string, type: EventType, occurredAt: string, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'ReviewAutomationStatusChanged', disabledBy: ReviewAutomationDisabledBy | null, id: string, cursor: string, type: EventType, occurredAt: string, automationFrom: ReviewAutomationStatus, automationTo: ReviewAutomationStatus, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'SellerAccountChanged', sellerAccountId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'SlackChannelChanged', slackChannelId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'WebhookEndpointChanged', webhookEndpointId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
    | { __typename: 'WorkspaceChanged', name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
   };

export type NewestEventQueryVariables = Exact<{ [key: string]: never; }>;


export type NewestEventQuery = { events: { edges: Array<{ cursor: string }> } };

export type OldestEventQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
}>;


export type OldestEventQuery = { events: { edges: Array<{ node:
        | { __typename: 'AmazonApplicationChanged', amazonApplicationId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'AmazonApplicationSecretExpiring', amazonApplicationId: string, daysLeft: number, secretExpiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'ApiKeyChanged', apiKeyId: string, name: string, lastFour: string, replacedById: string | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'ApiKeyExpiring', apiKeyId: string, name: string, lastFour: string, daysLeft: number, expiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'AuthorizationStarted', id: string, cursor: string, type: EventType, occurredAt: string, authorizationRegion: AmazonRegion, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'CalendarFeedChanged', calendarFeedId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'IncidentChanged', region: AmazonRegion | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'InvitationChanged', invitationId: string, role: MemberRole, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'IssueChanged', issueId: string, kind: IssueKind, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'MemberChanged', memberId: string, role: MemberRole, previousRole: MemberRole | null, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'MwsTokenChanged', id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'MwsTokenExpiring', daysLeft: number, expiresAt: string, id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'MwsTokenStatusChanged', from: MwsTokenStatus | null, to: MwsTokenStatus, reason: MwsTokenDisabledReason | null, id: string, cursor: string, type: EventType, occurredAt: string, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'NotificationPreferencesChanged', memberId: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'RenewLinkChanged', renewLinkId: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'ReviewAutomationRulesChanged', id: string, cursor: string, type: EventType, occurredAt: string, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'ReviewAutomationStatusChanged', disabledBy: ReviewAutomationDisabledBy | null, id: string, cursor: string, type: EventType, occurredAt: string, automationFrom: ReviewAutomationStatus, automationTo: ReviewAutomationStatus, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string } | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'SellerAccountChanged', sellerAccountId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'SlackChannelChanged', slackChannelId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'WebhookEndpointChanged', webhookEndpointId: string, name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
        | { __typename: 'WorkspaceChanged', name: string, id: string, cursor: string, type: EventType, occurredAt: string, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } | null }
       }> } };

export type ExplainQueryVariables = Exact<{
  sellerAccountId: string;
}>;


export type ExplainQuery = { explain: { sellerAccountId: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, verification: MwsTokenVerification, summary: string, steps: Array<{ at: string, kind: ExplanationStepKind, sentence: string, rule: string | null, event:
        | { __typename: 'AmazonApplicationChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'AmazonApplicationSecretExpiring', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'ApiKeyChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'ApiKeyExpiring', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'AuthorizationStarted', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'CalendarFeedChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'IncidentChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'InvitationChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'IssueChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'MemberChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'MwsTokenChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'MwsTokenExpiring', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'MwsTokenStatusChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'NotificationPreferencesChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'RenewLinkChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'ReviewAutomationRulesChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'ReviewAutomationStatusChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'SellerAccountChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'SlackChannelChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'WebhookEndpointChanged', id: string, cursor: string, type: EventType, occurredAt: string }
        | { __typename: 'WorkspaceChanged', id: string, cursor: string, type: EventType, occurredAt: string }
       | null, amazon: { operation: string, failureClass: string, status: number | null, code: string | null, requestId: string | null } | null, sample: { asked: number, decided: number, refused: number } | null }> } | null };

export type MwsTokenFieldsFragment = { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null };

export type EnableMwsTokenMutationVariables = Exact<{
  input: EnableMwsTokenInput;
}>;


export type EnableMwsTokenMutation = { enableMwsToken:
    | { __typename: 'AmazonUnavailableError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'EnableMwsTokenPayload', mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null }, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'GrantDisabledError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenInUseError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenLacksRoleError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenMalformedError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenOfOtherSellerError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenRejectedError', code: ErrorCode, message: string, retryable: boolean }
   };

export type VerifyMwsTokenMutationVariables = Exact<{
  input: VerifyMwsTokenInput;
}>;


export type VerifyMwsTokenMutation = { verifyMwsToken:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'VerifyMwsTokenPayload', mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null }, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } }
   };

export type DisableMwsTokenMutationVariables = Exact<{
  input: DisableMwsTokenInput;
}>;


export type DisableMwsTokenMutation = { disableMwsToken:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'DisableMwsTokenPayload', mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null }, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
   };

export type RenewLinkFieldsFragment = { __typename: 'RenewLink', id: string, status: RenewLinkStatus, createdAt: string, expiresAt: string, usedAt: string | null, revokedAt: string | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } };

export type CreateRenewLinkMutationVariables = Exact<{
  input: CreateRenewLinkInput;
}>;


export type CreateRenewLinkMutation = { createRenewLink:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'CreateRenewLinkPayload', url: string, renewLink: { __typename: 'RenewLink', id: string, status: RenewLinkStatus, createdAt: string, expiresAt: string, usedAt: string | null, revokedAt: string | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
   };

export type RevokeRenewLinkMutationVariables = Exact<{
  input: RevokeRenewLinkInput;
}>;


export type RevokeRenewLinkMutation = { revokeRenewLink:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'RevokeRenewLinkPayload', renewLink: { __typename: 'RenewLink', id: string, status: RenewLinkStatus, createdAt: string, expiresAt: string, usedAt: string | null, revokedAt: string | null, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string } } }
   };

export type ReviewAutomationFieldsFragment = { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string };

export type EnableReviewAutomationMutationVariables = Exact<{
  input: EnableReviewAutomationInput;
}>;


export type EnableReviewAutomationMutation = { enableReviewAutomation:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'EnableReviewAutomationPayload', reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenDisabledError', code: ErrorCode, message: string, retryable: boolean }
   };

export type DisableReviewAutomationMutationVariables = Exact<{
  input: DisableReviewAutomationInput;
}>;


export type DisableReviewAutomationMutation = { disableReviewAutomation:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'DisableReviewAutomationPayload', reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
   };

export type SellerAccountFieldsFragment = { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> };

export type SellerAccountQueryVariables = Exact<{
  id: string;
}>;


export type SellerAccountQuery = { sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } | null };

export type SellerAccountsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: SellerAccountFilter | null | undefined;
  orderBy?: SellerAccountOrder | null | undefined;
}>;


export type SellerAccountsQuery = { sellerAccounts: { edges: Array<{ node: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConnectSellerAccountMutationVariables = Exact<{
  input: ConnectSellerAccountInput;
}>;


export type ConnectSellerAccountMutation = { connectSellerAccount:
    | { __typename: 'AmazonUnavailableError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConnectSellerAccountPayload', sellerAccount: { __typename: 'SellerAccount', id: string, name: string, sellingPartnerId: string, sellerProven: boolean, region: AmazonRegion, missingRole: string | null, hasAlert: boolean, lastSyncedAt: string | null, createdAt: string, marketplaces: Array<{ __typename: 'Marketplace', id: string, countryCode: string, name: string }>, mwsToken: { __typename: 'MwsToken', id: string, kind: MwsTokenKind, lastFour: string, status: MwsTokenStatus, disabledReason: MwsTokenDisabledReason | null, statusChangedAt: string, verification: MwsTokenVerification, authorizedAt: string | null, expiresAt: string | null, expirySource: ExpirySource, expiringSoon: boolean, lastVerifiedAt: string | null } | null, reviewAutomation: { __typename: 'ReviewAutomation', id: string, status: ReviewAutomationStatus, disabledBy: ReviewAutomationDisabledBy | null, statusChangedAt: string }, nextActions: Array<{ __typename: 'NextAction', kind: NextActionKind, url: string | null, until: string | null, allowed: boolean, reason: string | null }> } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'GrantDisabledError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenInUseError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenLacksRoleError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenMalformedError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenOfOtherSellerError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'TokenRejectedError', code: ErrorCode, message: string, retryable: boolean }
   };

export type StartAuthorizationMutationVariables = Exact<{
  input: StartAuthorizationInput;
}>;


export type StartAuthorizationMutation = { startAuthorization:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'StartAuthorizationPayload', url: string, expiresAt: string }
   };

export type CreateSessionTokenMutationVariables = Exact<{
  input: CreateSessionTokenInput;
}>;


export type CreateSessionTokenMutation = { createSessionToken:
    | { __typename: 'BadInputError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'CreateSessionTokenPayload', token: string, expiresAt: string }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'IdempotencyMismatchError', code: ErrorCode, message: string, retryable: boolean }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, retryable: boolean }
   };

export const ApiKeyFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"replacedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ApiKeyFieldsFragment, unknown>;
export const AuditedEventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AuditedEventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"audit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"previousHash"}}]}}]}}]} as unknown as DocumentNode<AuditedEventFieldsFragment, unknown>;
export const AuditSealFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AuditSealFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuditSeal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"signedAt"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}}]} as unknown as DocumentNode<AuditSealFieldsFragment, unknown>;
export const CalendarFeedFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CalendarFeedFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CalendarFeed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<CalendarFeedFieldsFragment, unknown>;
export const MwsTokenFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}}]} as unknown as DocumentNode<MwsTokenFieldsFragment, unknown>;
export const ReviewAutomationFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}}]} as unknown as DocumentNode<ReviewAutomationFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenStatusChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccountChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sellerAccountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomationStatusChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"automationFrom"},"name":{"kind":"Name","value":"from"}},{"kind":"Field","alias":{"kind":"Name","value":"automationTo"},"name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomationRulesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RenewLinkChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewLinkId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkspaceChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CalendarFeedChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarFeedId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeyId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"replacedById"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeyId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthorizationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"authorizationRegion"},"name":{"kind":"Name","value":"region"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AmazonApplicationChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amazonApplicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AmazonApplicationSecretExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amazonApplicationId"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"secretExpiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MemberChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitationChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookEndpointChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookEndpointId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssueChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlackChannelChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slackChannelId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationPreferencesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}}]} as unknown as DocumentNode<EventFieldsFragment, unknown>;
export const RenewLinkFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RenewLinkFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RenewLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}}]}}]}}]} as unknown as DocumentNode<RenewLinkFieldsFragment, unknown>;
export const SellerAccountFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}}]} as unknown as DocumentNode<SellerAccountFieldsFragment, unknown>;
export const ApiKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"replacedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"replacedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const UpdateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"replacedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<UpdateApiKeyMutation, UpdateApiKeyMutationVariables>;
export const RotateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RotateApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"replacedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RotateApiKeyMutation, RotateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApiKeyFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApiKeyFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"replacedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const AuditedEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditedEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AuditedEventFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AuditedEventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"audit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"previousHash"}}]}}]}}]} as unknown as DocumentNode<AuditedEventsQuery, AuditedEventsQueryVariables>;
export const AuditSealsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditSeals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditSeals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AuditSealFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AuditSealFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuditSeal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"signedAt"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}}]} as unknown as DocumentNode<AuditSealsQuery, AuditSealsQueryVariables>;
export const AuditPublicKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditPublicKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditPublicKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"publicKey"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<AuditPublicKeysQuery, AuditPublicKeysQueryVariables>;
export const CalendarFeedsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalendarFeeds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarFeeds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CalendarFeedFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CalendarFeedFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CalendarFeed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<CalendarFeedsQuery, CalendarFeedsQueryVariables>;
export const CreateCalendarFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCalendarFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCalendarFeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCalendarFeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCalendarFeedPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarFeed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CalendarFeedFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CalendarFeedFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CalendarFeed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<CreateCalendarFeedMutation, CreateCalendarFeedMutationVariables>;
export const RevokeCalendarFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeCalendarFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeCalendarFeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeCalendarFeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeCalendarFeedPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarFeed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CalendarFeedFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CalendarFeedFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CalendarFeed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]} as unknown as DocumentNode<RevokeCalendarFeedMutation, RevokeCalendarFeedMutationVariables>;
export const EventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventType"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sellerAccountIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"onOverflow"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StreamOverflow"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}},{"kind":"Argument","name":{"kind":"Name","value":"sellerAccountIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sellerAccountIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"onOverflow"},"value":{"kind":"Variable","name":{"kind":"Name","value":"onOverflow"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenStatusChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccountChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sellerAccountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomationStatusChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"automationFrom"},"name":{"kind":"Name","value":"from"}},{"kind":"Field","alias":{"kind":"Name","value":"automationTo"},"name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomationRulesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RenewLinkChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewLinkId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkspaceChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CalendarFeedChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarFeedId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeyId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"replacedById"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeyId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthorizationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"authorizationRegion"},"name":{"kind":"Name","value":"region"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AmazonApplicationChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amazonApplicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AmazonApplicationSecretExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amazonApplicationId"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"secretExpiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MemberChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitationChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookEndpointChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookEndpointId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssueChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlackChannelChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slackChannelId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationPreferencesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberId"}}]}}]}}]} as unknown as DocumentNode<EventsSubscription, EventsSubscriptionVariables>;
export const NewestEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestEvent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<NewestEventQuery, NewestEventQueryVariables>;
export const OldestEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OldestEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenStatusChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsTokenChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccountChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sellerAccountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomationStatusChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"automationFrom"},"name":{"kind":"Name","value":"from"}},{"kind":"Field","alias":{"kind":"Name","value":"automationTo"},"name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomationRulesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RenewLinkChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewLinkId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkspaceChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CalendarFeedChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarFeedId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeyId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"replacedById"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeyId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthorizationStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"authorizationRegion"},"name":{"kind":"Name","value":"region"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AmazonApplicationChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amazonApplicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AmazonApplicationSecretExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amazonApplicationId"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"secretExpiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MemberChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"previousRole"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitationChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookEndpointChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookEndpointId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssueChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlackChannelChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slackChannelId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationPreferencesChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberId"}}]}}]}}]} as unknown as DocumentNode<OldestEventQuery, OldestEventQueryVariables>;
export const ExplainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Explain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sellerAccountId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sellerAccountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sellerAccountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sellerAccountId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amazon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"failureClass"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sample"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asked"}},{"kind":"Field","name":{"kind":"Name","value":"decided"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExplainQuery, ExplainQueryVariables>;
export const EnableMwsTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnableMwsToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnableMwsTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enableMwsToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EnableMwsTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<EnableMwsTokenMutation, EnableMwsTokenMutationVariables>;
export const VerifyMwsTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyMwsToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyMwsTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyMwsToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyMwsTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<VerifyMwsTokenMutation, VerifyMwsTokenMutationVariables>;
export const DisableMwsTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DisableMwsToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DisableMwsTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disableMwsToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DisableMwsTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<DisableMwsTokenMutation, DisableMwsTokenMutationVariables>;
export const CreateRenewLinkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRenewLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateRenewLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createRenewLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateRenewLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"renewLink"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RenewLinkFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RenewLinkFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RenewLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}}]}}]}}]} as unknown as DocumentNode<CreateRenewLinkMutation, CreateRenewLinkMutationVariables>;
export const RevokeRenewLinkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeRenewLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeRenewLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeRenewLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeRenewLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewLink"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RenewLinkFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RenewLinkFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RenewLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}}]}}]}}]} as unknown as DocumentNode<RevokeRenewLinkMutation, RevokeRenewLinkMutationVariables>;
export const EnableReviewAutomationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnableReviewAutomation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnableReviewAutomationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enableReviewAutomation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EnableReviewAutomationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<EnableReviewAutomationMutation, EnableReviewAutomationMutationVariables>;
export const DisableReviewAutomationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DisableReviewAutomation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DisableReviewAutomationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disableReviewAutomation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DisableReviewAutomationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<DisableReviewAutomationMutation, DisableReviewAutomationMutationVariables>;
export const SellerAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SellerAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<SellerAccountQuery, SellerAccountQueryVariables>;
export const SellerAccountsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SellerAccounts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccountFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccountOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sellerAccounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<SellerAccountsQuery, SellerAccountsQueryVariables>;
export const ConnectSellerAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConnectSellerAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectSellerAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"connectSellerAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectSellerAccountPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sellerAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SellerAccountFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MwsTokenFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MwsToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"lastFour"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}},{"kind":"Field","name":{"kind":"Name","value":"verification"}},{"kind":"Field","name":{"kind":"Name","value":"authorizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expirySource"}},{"kind":"Field","name":{"kind":"Name","value":"expiringSoon"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewAutomationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAutomation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"}},{"kind":"Field","name":{"kind":"Name","value":"statusChangedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SellerAccountFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SellerAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sellingPartnerId"}},{"kind":"Field","name":{"kind":"Name","value":"sellerProven"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingRole"}},{"kind":"Field","name":{"kind":"Name","value":"mwsToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MwsTokenFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewAutomation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewAutomationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAlert"}},{"kind":"Field","name":{"kind":"Name","value":"nextActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSyncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<ConnectSellerAccountMutation, ConnectSellerAccountMutationVariables>;
export const StartAuthorizationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartAuthorization"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartAuthorizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startAuthorization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StartAuthorizationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<StartAuthorizationMutation, StartAuthorizationMutationVariables>;
export const CreateSessionTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSessionToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSessionTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSessionToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSessionTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<CreateSessionTokenMutation, CreateSessionTokenMutationVariables>;