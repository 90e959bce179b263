import { createClient, type EventType, unwrap } from "@evergrant/sdk";
import { findDemo } from "./find-demo.ts";

const { graphqlUrl, sandboxUrl, apiKey } = await findDemo();
const evergrant = createClient({ url: graphqlUrl, token: apiKey });
const tellSandbox = async (path: string, body: object = {}) => {
  const request = { method: "POST", body: JSON.stringify(body) };
  return (await fetch(`${sandboxUrl}/_sandbox/${path}`, request)).json();
};

const shop = { name: "Quickstart shop", region: "NA" } as const;
const grant = { marketplaceIds: ["ATVPDKIKX0DER"], credential: "MWS_AUTH_TOKEN", termDays: 180 };
const seller = await tellSandbox("sellers", { ...shop, ...grant, orders: 50 });
const connected = unwrap(await evergrant.sellerAccounts.connect({ ...shop, ...seller }));
const sellerAccountId = connected.sellerAccount.id;
console.log(`Connected, with an MWS token that ends on ${seller.expiresAt}`);
unwrap(await evergrant.reviewAutomations.enable({ sellerAccountId }));
const events = evergrant.events.subscribe({ sellerAccountIds: [sellerAccountId] });
await events.ready;
const see = async (type: EventType) => {
  for (let event = await events.next(); event.value?.type !== type; ) event = await events.next();
  console.log(`An event says ${type}`);
};
await tellSandbox("clock", { advance: "P151D" });
await see("TOKEN_EXPIRING");
await tellSandbox(`sellers/${seller.sellingPartnerId}/revoke`);
await tellSandbox("clock", { advance: "P1D" });
await see("TOKEN_DISABLED");
await see("AUTOMATION_DISABLED");
const refused = await evergrant.mwsTokens.enable({ sellerAccountId, token: seller.token });
console.log(`The revoked token is refused: ${refused.__typename}`);
const renewed = await tellSandbox(`sellers/${seller.sellingPartnerId}/enable`);
const enabled = unwrap(await evergrant.mwsTokens.enable({ sellerAccountId, ...renewed }));
console.log(`The token from Seller Central is ${enabled.mwsToken.status}`);
console.log(`Review Automation is still ${enabled.sellerAccount.reviewAutomation.status}`);
const { reviewAutomation } = unwrap(await evergrant.reviewAutomations.enable({ sellerAccountId }));
console.log(`Review Automation is ${reviewAutomation.status}`);
await events.return();
