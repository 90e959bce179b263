import {
  acceptInvitation,
  DomainError,
  findSessionUser,
  INVITATION_PATH,
  type OpenedInvitation,
  openInvitation,
  registerByInvitation,
  Secret,
} from "@evergrant/core";
import { hashPassword } from "../../people/hash-password.ts";
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from "../../people/policy.ts";
import type { PageMethods, Visit } from "../create-page-route.ts";
import { type Answer, redirectTo } from "../page.ts";
import { askAuth, browserSession, type PeoplePageDeps } from "./ask-auth.ts";
import { ACCOUNT_PATH, isOwnForm, renderForeignForm } from "./form.ts";
import { renderInvitation, renderOver } from "./render-invitation.ts";

/**
 * The page of an invitation. Reading it changes nothing; its form registers whoever is new, and its button
 * lets in whoever is signed in with the address.
 */
export function createInvitationPage(page: PeoplePageDeps): PageMethods {
  const { deps } = page;
  const secretOf = ({ pathname }: URL) => new Secret(pathname.slice(INVITATION_PATH.length));
  const show = async (url: URL, visit: Visit) => {
    const opened = await openInvitation(deps, secretOf(url));
    if (opened?.status !== "OPEN") return renderOver(opened);
    const token = browserSession(deps, visit);
    const user = token && (await findSessionUser(deps, token));
    return renderInvitation(opened, { path: url.pathname, user });
  };
  return {
    GET: show,
    HEAD: show,
    async POST(url, visit) {
      if (!isOwnForm(visit, deps.publicUrl())) return renderForeignForm();
      const secret = secretOf(url);
      const opened = await openInvitation(deps, secret);
      if (opened?.status !== "OPEN") return renderOver(opened);
      try {
        return opened.isRegistered
          ? await accept(page, secret, visit)
          : await register(page, { secret, opened, path: url.pathname }, visit);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return renderInvitation(opened, { path: url.pathname, user: null, alert: error.message });
      }
    },
  };
}

async function accept({ deps }: PeoplePageDeps, secret: Secret, visit: Visit): Promise<Answer> {
  const token = browserSession(deps, visit);
  const user = token && (await findSessionUser(deps, token));
  if (user === null) return renderForeignForm();
  await acceptInvitation(deps, secret, { userId: user.id });
  return redirectTo(ACCOUNT_PATH);
}

async function register(
  page: PeoplePageDeps,
  { secret, opened, path }: { secret: Secret; opened: OpenedInvitation; path: string },
  visit: Visit,
): Promise<Answer> {
  const { email } = opened;
  const password = visit.form.get("password") ?? "";
  if (password.length < PASSWORD_MIN_CHARACTERS || password.length > PASSWORD_MAX_CHARACTERS) {
    const alert = "This password is too short, or too long.";
    return renderInvitation(opened, { path, user: null, alert });
  }
  await registerByInvitation(page.deps, secret, {
    name: visit.form.get("name") ?? "",
    passwordHash: await hashPassword(password),
  });
  const { cookies } = await askAuth(page, visit, "/sign-in/email", { email, password });
  return redirectTo(ACCOUNT_PATH, cookies);
}
