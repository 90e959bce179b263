import type { AmazonAccess, AmazonAnswer, MarketplaceParticipation } from "@evergrant/core";
import * as z from "zod";
import type { Connection } from "./connection.ts";
import { askSpApi } from "./sp-api.ts";

const participations = z
  .array(
    z.object({
      marketplace: z.object({ id: z.string().min(1) }),
      participation: z.object({ isParticipating: z.boolean() }),
    }),
  )
  .transform((list): MarketplaceParticipation[] =>
    list.map(({ marketplace, participation }) => ({
      marketplaceId: marketplace.id,
      isParticipating: participation.isParticipating,
    })),
  );

const participationsAnswer = z
  .object({ payload: participations })
  .transform(({ payload }) => payload);

/** A seller account, as far as Amazon tells it. Its id is not among it. */
export interface SellerBusiness {
  businessName: string | null;
  /** `PRIVATE_LIMITED`, `SOLE_PROPRIETORSHIP` … */
  businessType: string | null;
  /** `PROFESSIONAL` or `INDIVIDUAL`. */
  sellingPlan: string | null;
  participations: MarketplaceParticipation[];
}

const text = z.string().min(1).nullable().catch(null);
const accountAnswer = z
  .object({
    payload: z.object({
      business: z.object({ name: text }).nullable().catch(null),
      businessType: text,
      sellingPlan: text,
      marketplaceParticipationList: participations,
    }),
  })
  .transform(
    ({ payload }): SellerBusiness => ({
      businessName: payload.business?.name ?? null,
      businessType: payload.businessType,
      sellingPlan: payload.sellingPlan,
      participations: payload.marketplaceParticipationList,
    }),
  );

/** Where the seller sells. Amazon does not say who the seller is. */
export async function getMarketplaceParticipations(
  connection: Connection,
  access: AmazonAccess,
  signal: AbortSignal,
): Promise<AmazonAnswer<MarketplaceParticipation[]>> {
  return askSpApi(
    connection,
    access,
    {
      operation: "getMarketplaceParticipations",
      path: "/sellers/v1/marketplaceParticipations",
      answer: participationsAnswer,
    },
    signal,
  );
}

/** What kind of business the seller is, and where it sells. */
export async function getAccount(
  connection: Connection,
  access: AmazonAccess,
  signal: AbortSignal,
): Promise<AmazonAnswer<SellerBusiness>> {
  const operation = "getAccount";
  const question = { operation, path: "/sellers/v1/account", answer: accountAnswer } as const;
  return askSpApi(connection, access, question, signal);
}
