export { acknowledgeIssue } from "./acknowledge.ts";
export { forgetIssues } from "./forget.ts";
export { ISSUE_PATH, type IssueLink, issueLinkOf, readIssueLink } from "./issue-link.ts";
export { ISSUE_KINDS } from "./kinds.ts";
export { issueNotFound } from "./lock-issue.ts";
export { type OpenedIssueLink, openIssueLink } from "./open-link.ts";
export { FLAP_MS } from "./policy.ts";
export { snoozeIssue } from "./snooze.ts";
