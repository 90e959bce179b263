import { findUsableApplication } from "../amazon-application/find-application.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { NewEvent } from "../event/new-event.ts";
import { findToken } from "../mws-token/find-token.ts";
import type { AmazonRegion } from "../ports.ts";
import { checkName } from "../seller-account/check-name.ts";
import { type Beginning, beginAuthorization } from "./begin.ts";
import { checkReturnUrl } from "./return-url.ts";

export interface StartAuthorizationInput {
  /** The account to renew; absent: a new one is connected, and `region` and `name` are its own. */
  sellerAccountId?: string | null | undefined;
  region?: AmazonRegion | null | undefined;
  name?: string | null | undefined;
  amazonApplicationId?: string | null | undefined;
  returnUrl?: string | null | undefined;
}

/** Begins an authorization: what is answered leads, by its consent URL, to a renewed or a new account. */
export async function startAuthorization(
  deps: CoreDeps,
  actor: Actor,
  input: StartAuthorizationInput,
): Promise<{ authorizationId: string }> {
  const { returnUrl } = input;
  const target =
    input.sellerAccountId == null
      ? await aimAtNewAccount(deps, input)
      : await aimAtAccount(deps, input.sellerAccountId, input);
  const beginning: Beginning = {
    origin: "WORKSPACE",
    ...target,
    returnUrl: returnUrl == null ? null : checkReturnUrl(deps, returnUrl),
  };
  const now = deps.clock.now();
  const id = await deps.client.$transaction(async (tx) => {
    const { id } = await beginAuthorization({ ...deps, client: tx }, actor, beginning);
    await actor.keepAnswer?.(tx, { authorizationId: id });
    await appendEvents(tx, actor, [tellStarted(beginning)], now);
    return id;
  });
  deps.bus.wake(actor.workspaceId);
  return { authorizationId: id };
}

function tellStarted({ sellerAccountId, applicationId, region, name }: Beginning): NewEvent {
  const after = { region, applicationId, name: name ?? null };
  return { type: "AUTHORIZATION_STARTED", sellerAccountId, after, data: { region } };
}

type Target = Omit<Beginning, "origin" | "returnUrl">;

async function aimAtAccount(
  deps: CoreDeps,
  sellerAccountId: string,
  { region, name, amazonApplicationId }: StartAuthorizationInput,
): Promise<Target> {
  if (region != null || name != null)
    throw new BadInputError(
      "region and name are for a new account. Leave them out with sellerAccountId.",
    );
  const { account } = await findToken(deps.client, sellerAccountId);
  if (amazonApplicationId != null && amazonApplicationId !== account.applicationId)
    throw new BadInputError(
      "An account is renewed with the application that it was connected with. Leave amazonApplicationId out.",
    );
  return { sellerAccountId, applicationId: account.applicationId, region: account.region };
}

async function aimAtNewAccount(
  deps: CoreDeps,
  { region, name, amazonApplicationId }: StartAuthorizationInput,
): Promise<Target> {
  if (region == null || name == null)
    throw new BadInputError("Give sellerAccountId, or region and name of a new account.");
  const application = await findUsableApplication(deps, amazonApplicationId ?? null);
  return {
    sellerAccountId: null,
    applicationId: application.id,
    region,
    name: checkName(name),
  };
}
