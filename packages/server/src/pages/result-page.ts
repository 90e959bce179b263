import type { AuthorizationResult, Completion } from "@evergrant/core";
import { explainFailure } from "./explain-failure.ts";
import { html } from "./html.ts";
import { type Answer, type Page, redirectTo, renderPage } from "./page.ts";
import { formatDay, shortenSellerId } from "./words.ts";

/** Tells what came of an authorization: where the browser is to go, or by a page of ours. */
export function answerCompletion(completion: Completion): Answer {
  const { result, returnUrl } = completion;
  if (returnUrl !== null) return redirectTo(withResult(returnUrl, result));
  return renderPage(
    result.kind === "failed" ? explainFailure(result, completion.restartUrl) : tellSuccess(result),
  );
}

/** For programs: `authorization` says what came of it, and `code` why it failed. */
function withResult(returnUrl: string, result: AuthorizationResult): string {
  const url = new URL(returnUrl);
  url.searchParams.set("authorization", result.kind);
  if (result.kind === "failed") url.searchParams.set("code", result.code);
  return url.href;
}

function tellSuccess(result: Exclude<AuthorizationResult, { kind: "failed" }>): Page {
  const { name, sellingPartnerId } = result.account;
  const account = html`<strong>${name}</strong> (<code>${shortenSellerId(sellingPartnerId)}</code>)`;
  if (result.kind === "pending")
    return {
      status: 200,
      title: "Amazon needs a little longer",
      body: html`<p>Your consent for ${account} has arrived, but Amazon does not know the new authorization everywhere yet.</p>
<p>It is tried again every five minutes, for up to an hour. You need not do anything, and you can close this page.</p>`,
    };
  const until =
    result.expiresAt === null ? null : html` until <strong>${formatDay(result.expiresAt)}</strong>`;
  return {
    status: 200,
    title:
      result.kind === "connected" ? "The seller account is connected" : "Done: access is renewed",
    body: html`<p>Access to ${account} is authorized${until}.</p>
<p>There is nothing else to do. You can close this page.</p>`,
  };
}
