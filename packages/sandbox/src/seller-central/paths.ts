import type { Seller } from "../store/state.ts";

export const PATHS = {
  index: "/",
  signIn: "/sign-in",
  signOut: "/sign-out",
  userPermissions: "/gp/account-manager/home.html",
  manageApps: "/apps/manage",
  token: "/apps/manage/token",
  reAuthorize: "/apps/manage/re-authorize",
  accountHealth: "/performance/account/health",
  consent: "/apps/authorize/consent",
  /** Followed by the application's id. */
  confirm: "/apps/authorize/confirm/",
} as const;

/** Pages of one seller: their address may name whom to sign in as. */
const SELLER_PAGES: readonly string[] = [
  PATHS.userPermissions,
  PATHS.manageApps,
  PATHS.token,
  PATHS.accountHealth,
];

/** A link that signs the seller in. */
export function linkTo(path: string, seller: Seller): string {
  return `${path}?${new URLSearchParams({ sellingPartnerId: seller.sellingPartnerId })}`;
}

export function linkToSignIn(next: string, more: Record<string, string> = {}): string {
  return `${PATHS.signIn}?${new URLSearchParams({ next, ...more })}`;
}

/** Where to go on after signing in. Anything but a page of ours becomes Manage Your Apps. */
export function readNext(given: string | null): string {
  const origin = "http://here.invalid";
  const next = URL.canParse(given ?? "", origin) ? new URL(given ?? "", origin) : null;
  if (next?.origin !== origin) return PATHS.manageApps;
  if (next.pathname === PATHS.consent) return next.pathname + next.search;
  const isPage = next.pathname === PATHS.index || SELLER_PAGES.includes(next.pathname);
  return isPage ? next.pathname : PATHS.manageApps;
}
