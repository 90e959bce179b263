import { changeParticipation, disableGrant, startTerm } from "../control/change-grant.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { renderAccountHealth } from "./account-health.ts";
import { renderChooser } from "./chooser.ts";
import { html } from "./html.ts";
import { renderIndexPage } from "./index-page.ts";
import { renderManageApps } from "./manage-apps.ts";
import { linkTo, PATHS, renderPage } from "./page.ts";
import { renderTokenPage } from "./token-page.ts";
import { renderUserPermissions } from "./user-permissions.ts";

type RenderPage = (world: World, seller: Seller, url: URL) => Response;

const PAGES = new Map<string, RenderPage>([
  [PATHS.userPermissions, renderUserPermissions],
  [
    PATHS.manageApps,
    (world, seller, url) => renderManageApps(world, seller, url.searchParams.get("done")),
  ],
  [
    PATHS.token,
    (world, seller) => renderTokenPage(world, seller) ?? redirect(PATHS.manageApps, seller),
  ],
  [PATHS.accountHealth, renderAccountHealth],
]);

/** What a form does, before its page is shown again. */
const FORMS = new Map<string, (world: World, seller: Seller) => Response>([
  [
    `${PATHS.manageApps}/renew`,
    (world, seller) => {
      startTerm(world, seller, {});
      return redirect(PATHS.manageApps, seller, "renew");
    },
  ],
  [
    `${PATHS.manageApps}/enable`,
    (world, seller) => {
      startTerm(world, seller, {});
      return redirect(PATHS.manageApps, seller, "enable");
    },
  ],
  [
    `${PATHS.manageApps}/disable`,
    (world, seller) => {
      disableGrant(world, seller);
      return redirect(PATHS.manageApps, seller, "disable");
    },
  ],
  [
    `${PATHS.accountHealth}/deactivate`,
    (world, seller) => {
      changeParticipation(world, seller, false);
      return redirect(PATHS.accountHealth, seller);
    },
  ],
  [
    `${PATHS.accountHealth}/activate`,
    (world, seller) => {
      changeParticipation(world, seller, true);
      return redirect(PATHS.accountHealth, seller);
    },
  ],
]);

/** Seller Central's pages and their forms. */
export async function handlePage(world: World, request: Request, url: URL): Promise<Response> {
  if (url.pathname === PATHS.index && request.method === "GET") return renderIndexPage(world);
  const page = request.method === "GET" ? PAGES.get(url.pathname) : undefined;
  const form = request.method === "POST" ? FORMS.get(url.pathname) : undefined;
  if (!page && !form) return renderNotFound(world, url.pathname);

  const sellingPartnerId = url.searchParams.get("sellingPartnerId");
  const seller = world.store.state.sellersById.get(sellingPartnerId ?? "");
  if (seller && form) return form(world, seller);
  if (seller && page) return page(world, seller, url);
  const path = page ? url.pathname : PATHS.manageApps;
  const search = url.searchParams.get("search") ?? "";
  return renderChooser(world, path, search, sellingPartnerId !== null);
}

function redirect(path: string, seller: Seller, done?: string): Response {
  const location = linkTo(path, seller) + (done === undefined ? "" : `&done=${done}`);
  return new Response(null, { status: 303, headers: { location } });
}

function renderNotFound(world: World, path: string): Response {
  const body = html`<h1>Page not found</h1><p>There is nothing here. <a href="${PATHS.index}">See what is there.</a></p>`;
  const now = world.clock.now();
  return renderPage({ title: "Page not found", seller: null, path, now, body, status: 404 });
}
