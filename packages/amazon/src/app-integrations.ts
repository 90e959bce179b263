import type { AmazonAccess, AmazonAnswer } from "@evergrant/core";
import * as z from "zod";
import type { Connection } from "./connection.ts";
import { askSpApi } from "./sp-api.ts";

export interface SellerNotice {
  /** A template that Amazon approved for the application. */
  templateId: string;
  marketplaceId?: string;
  parameters: Record<string, unknown>;
}

const noticeAnswer = z
  .object({ notificationId: z.string().min(1).nullable().catch(null) })
  .transform(({ notificationId }) => ({ notificationId }));

/** Shows the seller a notice of the application's in Seller Central. */
export async function createNotification(
  connection: Connection,
  access: AmazonAccess,
  { templateId, marketplaceId, parameters }: SellerNotice,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ notificationId: string | null }>> {
  const question = {
    operation: "createNotification",
    path: "/appIntegrations/2024-04-01/notifications",
    body: {
      templateId,
      notificationParameters: parameters,
      ...(marketplaceId !== undefined && { marketplaceId }),
    },
    answer: noticeAnswer,
  } as const;
  return askSpApi(connection, access, question, signal);
}
