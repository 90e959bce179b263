import { unwrap } from "@evergrant/sdk";
import type { Installation } from "../world/installation.ts";
import type { World } from "../world/open-world.ts";
import { connectSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";

/** OAuth consents and renew links, as browsers go through them. */
export const consentsFlow: Flow = {
  name: "consents",
  async run(world) {
    await Promise.all([
      consentOn(world, world.demo.installation),
      consentOn(world, world.serve.installation),
    ]);
  },
};

async function consentOn(world: World, at: Installation): Promise<void> {
  const { sdk } = at;
  const seller = await connectSeller(world, at, "consenting");
  const { sellerAccountId } = seller;
  const start = async () =>
    unwrap(await sdk.sellerAccounts.startAuthorization({ sellerAccountId })).url;

  const callback = await consent(world, at, await start(), seller.sellingPartnerId);
  await at.fetch(callback);
  await at.fetch(callback);
  const altered = new URL(await consent(world, at, await start(), seller.sellingPartnerId));
  altered.searchParams.set("state", `${altered.searchParams.get("state")}x`);
  await at.fetch(altered);
  const late = await consent(world, at, await start(), seller.sellingPartnerId);
  await at.sandbox.advance("PT6M");
  await at.fetch(late);

  const [link, withdrawn] = [
    await makeLink(world, at, sellerAccountId),
    await makeLink(world, at, sellerAccountId),
  ];
  await at.fetch(link.url, { method: "HEAD" });
  await at.fetch(link.url);
  const opened = await at.fetch(link.url, { method: "POST" });
  const page = opened.headers.get("location") ?? "";
  await at.fetch(await consent(world, at, page, seller.sellingPartnerId));
  await at.fetch(link.url);
  await sdk.renewLinks.revoke({ renewLinkId: withdrawn.id });
  await at.fetch(withdrawn.url);
  await at.fetch(`${withdrawn.url}x`);
}

async function makeLink({ vault }: World, at: Installation, sellerAccountId: string) {
  const input = { sellerAccountId, idempotencyKey: crypto.randomUUID() };
  const { url, renewLink } = unwrap(await at.sdk.renewLinks.create(input));
  await at.sdk.renewLinks.create(input);
  const secret = url.slice(url.lastIndexOf("/") + 1);
  vault.plant("renew link", `${at.name}: renew link`, secret, "opened");
  return { url, id: renewLink.id };
}

/** Confirms on the sandbox's page, as a browser does; answers where Amazon sends it on. */
async function consent(
  { vault }: World,
  at: Installation,
  page: string,
  sellingPartnerId: string,
): Promise<string> {
  const asked = new URL(page);
  vault.plant(
    "state",
    `${at.name}: state`,
    asked.searchParams.get("state") ?? "",
    "sent to Amazon",
  );
  const here = new URL(`/apps/authorize/consent${asked.search}`, at.sandboxUrl);
  const cookie = await signIn(at, sellingPartnerId);
  const shown = await (await fetch(here, { headers: { cookie } })).text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(shown)?.[1] ?? "";
  const answer = await fetch(here, {
    method: "POST",
    headers: { cookie },
    body: new URLSearchParams({ ticket, answer: "confirm" }),
    redirect: "manual",
  });
  const location = answer.headers.get("location") ?? "";
  const code = new URL(location).searchParams.get("spapi_oauth_code") ?? "";
  vault.plant("authorization code", `${at.name}: code of a consent`, code, "sent to the callback");
  return location;
}

async function signIn({ sandboxUrl }: Installation, sellingPartnerId: string): Promise<string> {
  const query = new URLSearchParams({ next: "/", sellingPartnerId });
  const signedIn = await fetch(`${sandboxUrl}/sign-in?${query}`, { redirect: "manual" });
  return signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
