import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";

/** A request for a page, and who is signed in where it comes from. */
export interface Visit {
  world: World;
  url: URL;
  seller: Seller | null;
}

export type SellerVisit = Visit & { seller: Seller };

const COOKIE = "sandbox_seller";
const COOKIE_PATTERN = new RegExp(`(?:^|; ?)${COOKIE}=([A-Z0-9]+)`);

/** The seller whom a browser is signed in as. Anybody may be anybody here: it proves nothing. */
export function findSignedIn(world: World, request: Request): Seller | null {
  const id = COOKIE_PATTERN.exec(request.headers.get("cookie") ?? "")?.[1] ?? "";
  return world.store.state.sellersById.get(id) ?? null;
}

// Lax: an application's link to consent must find the seller signed in.
export function writeCookie(seller: Seller | null): string {
  return seller
    ? `${COOKIE}=${seller.sellingPartnerId}; Path=/; HttpOnly; SameSite=Lax`
    : `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}

export function redirectTo(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
