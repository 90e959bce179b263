import { makeGrant } from "@evergrant/testkit/scripted-amazon";
import { completeAuthorization } from "../src/authorization/complete.ts";
import type { Completion } from "../src/authorization/completion.ts";
import { findConsentPage } from "../src/authorization/consent-page.ts";
import { type StartAuthorizationInput, startAuthorization } from "../src/authorization/start.ts";
import { Secret } from "../src/secret.ts";
import { CA, makeString, US } from "./account-fixture.ts";
import type { CoreWorld } from "./core-world.ts";

/** Begins an authorization and answers the state that Amazon would hand back. */
export async function beginConsent(
  world: CoreWorld,
  input: StartAuthorizationInput,
  actor = world.actor,
): Promise<string> {
  const { authorizationId: id } = await startAuthorization(world.depsOf(actor), actor, input);
  return stateIn((await findConsentPage(world.depsOf(actor), { id })).url);
}

export function stateIn(url: string): string {
  return new URL(url).searchParams.get("state") ?? "";
}

/** A code that Amazon exchanges once for the string, which works. */
export function makeCode(
  { amazon }: CoreWorld,
  string: string = makeString("cons"),
  grant: Parameters<typeof makeGrant>[0] = {},
): { code: string; string: string } {
  const code = `code-${string}`;
  amazon.codes.set(code, string);
  if (!amazon.grants.has(string))
    amazon.grants.set(string, makeGrant({ marketplaceIds: [US, CA], ...grant }));
  return { code, string };
}

/** What Amazon sends the browser back with after Confirm. */
export function sendBack(
  { installation }: CoreWorld,
  given: { state: string; sellingPartnerId: string; code: string; browserUserId?: string | null },
): Promise<Completion> {
  return completeAuthorization(installation, { ...given, code: new Secret(given.code) });
}
