import { SellingPartner } from "amazon-sp-api";
import { beforeEach, onTestFinished } from "vitest";
import { type Court, openCourt } from "./open-court.ts";

// github.com/jrl84/amazon-sp-api: JSON to the token endpoint, its own refresh on a 403 that says
// "expired", its own retry on 429.

export const US = "ATVPDKIKX0DER";
export type Client = SellingPartner;
type Options = NonNullable<ConstructorParameters<typeof SellingPartner>[0]["options"]>;

/** A court for each test, and short ways to be a seller and a client before it. */
export function useAmazonSpApi() {
  let court: Court;

  beforeEach(async () => {
    court = await openCourt();
    onTestFinished(() => court[Symbol.asyncDispose]());
  });

  return {
    getCourt: () => court,

    makeSeller: (input: object = {}) =>
      court.makeSeller({ credential: "LWA_REFRESH_TOKEN", ...input }),

    async makeOrder(sellingPartnerId: string, input: object = {}): Promise<string> {
      const orders = await court.post<{ orderId: string }[]>(
        `sellers/${sellingPartnerId}/orders`,
        input,
      );
      return orders[0]?.orderId ?? "";
    },

    useClient(refreshToken: string, options: Options = {}, secret?: string): Client {
      const { clientId, clientSecret } = court.application;
      return new SellingPartner({
        region: "na",
        refresh_token: refreshToken,
        credentials: {
          SELLING_PARTNER_APP_CLIENT_ID: clientId,
          SELLING_PARTNER_APP_CLIENT_SECRET: secret ?? clientSecret,
        },
        options: { auto_request_throttled: false, ...options },
      });
    },
  };
}

export const readParticipations = (client: Client) =>
  client.callAPI({ operation: "sellers.getMarketplaceParticipations" });
