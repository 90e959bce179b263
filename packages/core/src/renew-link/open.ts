import type { AmazonRegion, RenewLink } from "@evergrant/db";
import { beginAuthorization } from "../authorization/begin.ts";
import { findConsentPage } from "../authorization/consent-page.ts";
import { type Actor, depsOf, type InstallationDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";
import { hashLinkSecret } from "./link-secret.ts";
import { type RenewLinkStatus, renewLinkStatus } from "./status.ts";

/** What a link shows to whoever holds it. */
export interface OpenedRenewLink {
  link: RenewLink;
  status: RenewLinkStatus;
  account: {
    applicationId: string;
    name: string;
    sellingPartnerId: string;
    region: AmazonRegion;
    marketplaceIds: string[];
  };
}

/** The link of a secret; null for anything that is none. Nothing is changed by it. */
export async function openRenewLink(
  installation: InstallationDeps,
  secret: Secret,
): Promise<OpenedRenewLink | null> {
  const { database, cipher, machineClock } = installation;
  const named = await database.system.renewLink.findUnique({
    where: { hash: hashLinkSecret(cipher, secret) },
    select: { workspaceId: true, id: true },
  });
  if (named === null) return null;
  const { client } = depsOf(installation, { workspaceId: named.workspaceId });
  const found = await client.renewLink.findFirst({
    where: { id: named.id },
    include: {
      sellerAccount: {
        select: {
          applicationId: true,
          name: true,
          sellingPartnerId: true,
          region: true,
          marketplaceIds: true,
        },
      },
    },
  });
  if (found === null) return null;
  const { sellerAccount: account, ...link } = found;
  return { link, account, status: renewLinkStatus(link, machineClock.now()) };
}

/** Begins an authorization with a link that is OPEN; answers Amazon's page of it. The link is not used up by that. */
export async function followRenewLink(
  installation: InstallationDeps,
  { link, account }: OpenedRenewLink,
): Promise<string> {
  const { workspaceId, id: renewLinkId, sellerAccountId } = link;
  const { applicationId, region } = account;
  const deps = depsOf(installation, { workspaceId });
  const actor: Actor = { workspaceId, kind: "SYSTEM", id: null };
  const authorization = await beginAuthorization(deps, actor, {
    origin: "RENEW_LINK",
    ...{ sellerAccountId, renewLinkId, applicationId, region },
  });
  const { url } = await findConsentPage(deps, authorization);
  return url;
}
