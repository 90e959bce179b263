import type { AuthorizationFailure } from "@evergrant/core";
import { type Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import { shortenSellerId } from "./words.ts";

/** What a failure is called, what it means, and what to do next. */
interface Explanation {
  status: number;
  title: string;
  meaning: string;
  /** Absent: to begin again is what helps. */
  next?: string;
  /** Whether to begin again would lead here again. */
  isFinal?: true;
}

const BEGIN_AGAIN = "Begin again.";
const NOTHING_CHANGED = "Nothing was changed by this.";

const EXPLANATIONS: Partial<Record<AuthorizationFailure["code"], Explanation>> = {
  NOT_CONFIRMED: {
    status: 400,
    title: "Access was not confirmed",
    meaning: "Amazon sent you back without a consent.",
    next: "If you meant to confirm, begin again and press Confirm on Amazon's page. If not, there is nothing to do.",
  },
  OTHER_BROWSER: {
    status: 403,
    title: "This was begun in another browser",
    meaning:
      "Whoever connects a new account has to end it in the browser in which he is signed in with us.",
    next: "Sign in here as the person who began this, and begin again; or end it where it was begun.",
  },
  STATE_UNKNOWN: {
    status: 400,
    title: "This link is not known",
    meaning: "It was not made here, is incomplete, or is long over.",
  },
  STATE_USED: {
    status: 410,
    title: "This was used already",
    meaning: "Each authorization works once. If you just saw that it was done, it is done.",
    next: "Otherwise begin again.",
  },
  STATE_EXPIRED: {
    status: 410,
    title: "This took too long",
    meaning: "An authorization has to be over within ten minutes, and this one was not.",
  },
  CODE_EXPIRED: {
    status: 410,
    title: "Amazon's answer is too old",
    meaning: "What Amazon sent with your consent works once, and for five minutes.",
  },
  SELLER_UNPROVEN: {
    status: 409,
    isFinal: true,
    title: "Please renew from your tool",
    meaning:
      "This was begun in Seller Central, where nobody has signed in with us, and no order of the account is known yet that would prove whose it is.",
    next: "Open the tool that you use with this account and renew there, or ask for a renew link.",
  },
  LINK_USED: {
    status: 410,
    isFinal: true,
    title: "This renew link was used already",
    meaning: "Each renew link renews its account once.",
    next: "If access is needed again, ask whoever sent it for a new one.",
  },
  LINK_REVOKED: {
    status: 410,
    isFinal: true,
    title: "This renew link was withdrawn",
    meaning: "Whoever sent it has withdrawn it meanwhile.",
    next: "Ask them for a new one if access is still wanted.",
  },
  AMAZON_UNAVAILABLE: {
    status: 503,
    title: "Amazon does not answer just now",
    meaning: "Amazon could not be asked whether the new authorization works.",
    next: "Begin again in a few minutes.",
  },
  TOKEN_REJECTED: {
    status: 409,
    title: "Amazon does not accept the authorization",
    meaning:
      "The consent arrived, but Amazon refuses what came with it, or the seller account takes part in no marketplace.",
    next: "Check Account Health in Seller Central, then begin again.",
  },
  GRANT_DISABLED: {
    status: 409,
    title: "The authorization is disabled at Amazon",
    meaning: "The consent arrived, but in Manage Your Apps the authorization is off.",
    next: "Press Enable in Manage Your Apps, then begin again.",
  },
  TOKEN_OF_OTHER_SELLER: {
    status: 409,
    title: "This is another seller account or region",
    meaning:
      "The new authorization cannot read what is known of this account: it belongs to another account, or to another region.",
    next: "Sign in to the right account in Seller Central, then begin again.",
  },
  TOKEN_IN_USE: {
    status: 409,
    isFinal: true,
    title: "This authorization is in use elsewhere",
    meaning: "The same authorization stands at another connected account already.",
    next: "Disconnect it there, or go on using it there.",
  },
  TOKEN_LACKS_ROLE: {
    status: 409,
    title: "A role is missing",
    meaning: "The authorization works, but the application was not granted a role that it needs.",
    next: "The application's owner adds the role; after that, begin again.",
  },
  CONFLICT: {
    status: 409,
    title: "Somebody was faster",
    meaning: "The account was changed by somebody else while Amazon was asked.",
    next: "Look whether it still needs renewing; if so, begin again.",
  },
  NOT_FOUND: {
    status: 404,
    isFinal: true,
    title: "The account is not there any more",
    meaning: "It was disconnected meanwhile.",
    next: "Connect it again in the tool that you use it with.",
  },
};

const OTHER: Explanation = {
  status: 409,
  title: "This could not be done",
  meaning: "The authorization could not be saved.",
};

/** The page for an authorization that changed nothing. `restartUrl`: where the reader can begin again by himself. */
export function explainFailure(failure: AuthorizationFailure, restartUrl: string | null): Page {
  if (failure.code === "WRONG_ACCOUNT") return explainWrongAccount(failure, restartUrl);
  const explanation = EXPLANATIONS[failure.code] ?? OTHER;
  const { status, title, meaning, next = BEGIN_AGAIN, isFinal = false } = explanation;
  return {
    status,
    title,
    body: html`<p>${meaning} ${NOTHING_CHANGED}</p><p>${next}</p>${isFinal ? null : linkToRestart(restartUrl)}`,
  };
}

function explainWrongAccount(
  { expected, signedIn }: Extract<AuthorizationFailure, { code: "WRONG_ACCOUNT" }>,
  restartUrl: string | null,
): Page {
  return {
    status: 409,
    title: "You are signed in to another seller account",
    body: html`<p>This renews one account, and the consent came from another. Most often a browser is still signed in to it. ${NOTHING_CHANGED}</p>
<dl><dt>Needed</dt><dd><code>${shortenSellerId(expected)}</code></dd>
<dt>Signed in as</dt><dd><code>${shortenSellerId(signedIn)}</code></dd></dl>
<h2>How to go on</h2>
<ol><li>In Seller Central, switch to the account <code>${shortenSellerId(expected)}</code>, or sign out and sign in to it.</li>
<li>Begin again.</li></ol>
${linkToRestart(restartUrl)}
<p class="soft">Amazon now shows a consent at <code>${shortenSellerId(signedIn)}</code> too. It is not used; you can disable it there in Manage Your Apps.</p>`,
  };
}

function linkToRestart(restartUrl: string | null): Html {
  if (restartUrl === null)
    return html`<p class="soft">To begin again, go back to where you began: most often the tool that you use with this account.</p>`;
  return html`<p><a class="button" href="${restartUrl}">Back to the renew link</a></p>`;
}
