import { findSessionUser, type Role } from "@evergrant/core";
import type { PageMethods } from "../create-page-route.ts";
import { html } from "../html.ts";
import { OWN_FORM, redirectTo, renderPage } from "../page.ts";
import { askAuth, browserSession, type PeoplePageDeps } from "./ask-auth.ts";
import { isOwnForm, renderForeignForm } from "./form.ts";
import { SIGN_IN_PATH } from "./sign-in.ts";

const ROLES: Record<Role, string> = {
  viewer: "Viewer",
  operator: "Operator",
  admin: "Admin",
  owner: "Owner",
};

export function nameRole(role: Role): string {
  return ROLES[role];
}

/** Who is signed in, and where he is a member; its button signs out. */
export function createAccountPage(page: PeoplePageDeps): PageMethods {
  const { deps } = page;
  return {
    async GET(_url, visit) {
      const token = browserSession(deps, visit);
      const user = token && (await findSessionUser(deps, token));
      if (user === null) return redirectTo(SIGN_IN_PATH);
      const members = await deps.database.identity.member.findMany({
        where: { userId: user.id },
        select: { role: true, workspace: { select: { name: true } } },
        orderBy: { createdAt: "asc" },
        relationLoadStrategy: "join",
      });
      const rows = members.map(
        ({ role, workspace }) =>
          html`<li><strong>${workspace.name}</strong>, ${nameRole(role)}</li>`,
      );
      return renderPage({
        status: 200,
        title: "You are signed in",
        formAction: OWN_FORM,
        body: html`<dl><dt>Name</dt><dd>${user.name}</dd><dt>Email</dt><dd>${user.email}</dd></dl>
<h2>Workspaces</h2>${rows.length === 0 ? html`<p>None. An owner or admin of a workspace can invite you.</p>` : html`<ul>${rows}</ul>`}
<form method="post"><button class="plain" type="submit">Sign out</button></form>`,
      });
    },
    async POST(_url, visit) {
      if (!isOwnForm(visit, deps.publicUrl())) return renderForeignForm();
      const { cookies } = await askAuth(page, visit, "/sign-out", {});
      return redirectTo(SIGN_IN_PATH, cookies);
    },
  };
}
