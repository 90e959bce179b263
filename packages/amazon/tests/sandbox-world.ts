import type { AmazonAnswer } from "@evergrant/core";
import type { Sandbox } from "@evergrant/sandbox";
import * as z from "zod";

export const ORIGIN = "https://sandbox.test";
export const MARKETPLACE_ID = "A1PA6795UKMFR9";

const sellerAnswer = z.object({ sellingPartnerId: z.string(), token: z.string() });
export type SandboxSeller = z.infer<typeof sellerAnswer>;

/** Calls a control of the sandbox. */
export async function control(
  sandbox: Sandbox,
  path: string,
  body: object = {},
  method = "POST",
): Promise<unknown> {
  const response = await sandbox.fetch(
    new Request(`${ORIGIN}/_sandbox/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(method !== "GET" && { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

export async function makeSeller(
  sandbox: Sandbox,
  { credential = "LWA_REFRESH_TOKEN", orders = 3 } = {},
): Promise<SandboxSeller> {
  const input = {
    name: "Seller",
    region: "EU",
    marketplaceIds: [MARKETPLACE_ID],
    credential,
    termDays: 365,
    orders,
  };
  return sellerAnswer.parse(await control(sandbox, "sellers", input));
}

/** The value, or a failure of the test that says why not. */
export function take<T>(answer: AmazonAnswer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}
