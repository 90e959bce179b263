import { renderChooser } from "./chooser.ts";
import { linkTo, PATHS, readNext } from "./paths.ts";
import { redirectTo, type Visit, writeCookie } from "./visit.ts";

/** Signs in as the seller that is named, or asks as whom. */
export function handleSignIn(visit: Visit): Response {
  const { searchParams } = visit.url;
  const next = readNext(searchParams.get("next"));
  const id = searchParams.get("sellingPartnerId");
  const seller = visit.world.store.state.sellersById.get(id ?? "");
  if (!seller) return renderChooser(visit, { next, isUnknown: id !== null });
  const isOpen = next === PATHS.index || next.startsWith(PATHS.consent);
  const response = redirectTo(isOpen ? next : linkTo(next, seller));
  response.headers.append("set-cookie", writeCookie(seller));
  return response;
}

export function signOut(): Response {
  const response = redirectTo(PATHS.signIn);
  response.headers.append("set-cookie", writeCookie(null));
  return response;
}
