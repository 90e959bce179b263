import type { Issue, Prisma } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { type NextActionKind, nextActions, nextActionUrl } from "../seller-account/next-actions.ts";

/** What of an account its next steps follow from. */
export const ACCOUNT_FACTS = {
  ...{ id: true, name: true, region: true, sellingPartnerId: true, marketplaceIds: true },
  mwsToken: true,
  reviewAutomation: true,
  application: { select: { incidents: { where: { closedAt: null }, select: { region: true } } } },
} as const satisfies Prisma.SellerAccountSelect;

export type AccountFacts = Prisma.SellerAccountGetPayload<{ select: typeof ACCOUNT_FACTS }>;

const SENTENCES: Partial<Record<NextActionKind, string>> = {
  RENEW_IN_SELLER_CENTRAL: "Renew the authorization in Seller Central, under Manage Your Apps.",
  ENABLE_IN_SELLER_CENTRAL: "Enable the authorization in Seller Central, under Manage Your Apps.",
  VIEW_TOKEN_IN_SELLER_CENTRAL: "Copy the token that Seller Central shows there.",
  ENABLE_MWS_TOKEN: "Enable the token in Evergrant by pasting it.",
  RECORD_RENEWAL: "Record the new date in Evergrant.",
  CHECK_SELLER_ACCOUNT: "See in Seller Central what the account's health asks for.",
  ENABLE_REVIEW_AUTOMATION: "Switch Review Automation on again.",
};

const LABELS: Partial<Record<NextActionKind, string>> = {
  RENEW_IN_SELLER_CENTRAL: "Renew in Seller Central",
  ENABLE_IN_SELLER_CENTRAL: "Enable in Seller Central",
  VIEW_TOKEN_IN_SELLER_CENTRAL: "View in Seller Central",
  CHECK_SELLER_ACCOUNT: "Open Account Health",
};

/** What to do next about an issue of an account, and where; null: it is of none. */
export function describeNextSteps(
  { sellerCentral }: Pick<CoreDeps, "sellerCentral">,
  { issue, account, now }: { issue: Issue; account: AccountFacts | null; now: Date },
): { sentences: string[]; links: { label: string; url: string }[] } | null {
  const kinds = account && findKinds(issue, account, now);
  if (account === null || kinds === null) return null;
  const steps = kinds.flatMap((kind) => SENTENCES[kind] ?? []);
  const links = new Map<string, string>();
  for (const kind of kinds) {
    const url = nextActionUrl(sellerCentral, account, kind);
    const label = LABELS[kind];
    // Several steps are done on one page.
    if (url !== null && label !== undefined && !links.has(url)) links.set(url, label);
  }
  return {
    sentences: steps.length === 0 ? [] : [`What to do next: ${steps.join(" ")}`],
    links: [...links].map(([url, label]) => ({ url, label })),
  };
}

function findKinds(issue: Issue, account: AccountFacts, now: Date): NextActionKind[] | null {
  const { mwsToken: token, reviewAutomation: automation } = account;
  if (token === null || automation === null) return null;
  // Also while it is further off than what an account's own list of next actions looks.
  if (issue.kind === "TOKEN_EXPIRING") return ["RENEW_IN_SELLER_CENTRAL", "RECORD_RENEWAL"];
  const isIncidentOpen = account.application.incidents.some(
    ({ region }) => region === null || region === account.region,
  );
  return nextActions({ token, automation, isIncidentOpen }, now).map(({ kind }) => kind);
}
