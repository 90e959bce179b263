import type { InstallationDeps } from "@evergrant/core";
import { readSessionToken } from "../../authentication/by-session.ts";
import type { People } from "../../people/open-people.ts";
import { AUTH_PATH } from "../../people/policy.ts";
import type { Visit } from "../create-page-route.ts";

/** What the pages of people are given. */
export interface PeoplePageDeps {
  deps: InstallationDeps;
  people: People;
}

export interface AuthAnswer {
  status: number;
  /** Why it was refused; null where it was not. */
  code: string | null;
  body: Record<string, unknown>;
  cookies: string[];
}

/**
 * Asks Better Auth as its own route does, so that its limits count here too. The form was found to be
 * ours before: to Better Auth it comes from our origin.
 */
export async function askAuth(
  { deps, people }: PeoplePageDeps,
  { headers: from, address }: Visit,
  path: string,
  body?: Record<string, unknown>,
): Promise<AuthAnswer> {
  const headers = new Headers({ origin: new URL(deps.publicUrl()).origin });
  for (const name of ["cookie", "user-agent"]) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body !== undefined) headers.set("content-type", "application/json");
  const request = new Request(new URL(AUTH_PATH + path, deps.publicUrl()), {
    headers,
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  const answer = await people.fetch(request, address);
  const read: unknown = await answer.json().catch(() => ({}));
  const answered = typeof read === "object" && read !== null ? { ...read } : {};
  return {
    status: answer.status,
    code: answer.ok ? null : "code" in answered ? String(answered.code) : "",
    body: answered,
    cookies: answer.headers.getSetCookie(),
  };
}

/** The token of the session that the browser holds; null where it holds none of ours. */
export function browserSession(deps: InstallationDeps, { headers }: Visit) {
  return readSessionToken(deps, { bearer: null, headers }).token;
}
