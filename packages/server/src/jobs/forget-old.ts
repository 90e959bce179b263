import {
  forgetAnswers,
  forgetAttempts,
  forgetAuthorizations,
  forgetIssues,
  forgetMessages,
  forgetNotifications,
  forgetRateLimitCounts,
  forgetSessions,
  forgetWebhookDeliveries,
  forgetWebhookEndpoints,
  type InstallationDeps,
} from "@evergrant/core";

const FORGETS = [
  forgetAnswers,
  forgetAttempts,
  forgetAuthorizations,
  forgetIssues,
  forgetMessages,
  forgetNotifications,
  forgetRateLimitCounts,
  forgetSessions,
  forgetWebhookDeliveries,
  forgetWebhookEndpoints,
];

/** Deletes all that is kept for a time only and whose time is over, portion by portion, until it is to stop. */
export async function forgetOld(deps: InstallationDeps, stopping: AbortSignal): Promise<void> {
  for (const forgetPortion of FORGETS) {
    let hasMore = true;
    while (hasMore && !stopping.aborted) hasMore = await forgetPortion(deps);
  }
}
