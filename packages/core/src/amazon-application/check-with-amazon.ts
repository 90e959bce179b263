import type { CoreDeps } from "../deps.ts";
import { AmazonUnavailableError, BadInputError, type DomainError } from "../errors.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonCredentials, AmazonFailure } from "../ports.ts";

/** Throws unless Amazon knows the client id with this secret. */
export async function checkWithAmazon(
  { amazon }: Pick<CoreDeps, "amazon">,
  application: AmazonCredentials,
): Promise<void> {
  const answer = await withinBudget((signal) => amazon.checkApplication(application, signal));
  if (!answer.ok)
    throw refusedApplication(
      answer.failure,
      "Amazon does not accept this client id with this client secret. Copy both again from the developer console.",
    );
}

/** What is not Amazon's being out of reach is for the caller to mend. */
export function refusedApplication({ class: is }: AmazonFailure, advice: string): DomainError {
  return is === "throttled" || is === "unavailable"
    ? new AmazonUnavailableError(
        "Amazon could not be asked about this application. Nothing was changed. Try again in a few minutes.",
      )
    : new BadInputError(advice);
}
