import { type InstallationDeps, warnOfKeyEnds } from "@evergrant/core";

/** Tells of all keys that come near their end, portion by portion, until it is to stop. */
export async function warnOfKeys(deps: InstallationDeps, stopping: AbortSignal): Promise<void> {
  let hasMore = true;
  while (hasMore && !stopping.aborted) hasMore = await warnOfKeyEnds(deps);
}
