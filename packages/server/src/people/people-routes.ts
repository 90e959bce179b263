import type { InstallationDeps } from "@evergrant/core";
import type { Route } from "../http/listen.ts";
import type { PageOptions } from "../pages/create-page-route.ts";
import { createPeoplePages } from "../pages/people/create-people-pages.ts";
import { createAuthRoute } from "./auth-route.ts";
import type { People } from "./open-people.ts";
import { AUTH_PATH } from "./policy.ts";

/** All by which people sign in, by paths. */
export function createPeopleRoutes(
  { deps, people }: { deps: InstallationDeps; people: People },
  options: PageOptions,
): [path: string, Route][] {
  const { publicUrl } = deps;
  return [
    [`${AUTH_PATH}/`, createAuthRoute(people, { publicUrl, ...options })],
    ...createPeoplePages({ deps, people }, options),
  ];
}
