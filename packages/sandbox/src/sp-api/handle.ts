import { answerCall, type Call } from "../faults.ts";
import type { World } from "../world.ts";
import { answerDenied, DETAILS } from "./answers.ts";
import { readSellerToken } from "./check-token.ts";
import { findOperation } from "./operations.ts";
import { readJsonBody } from "./read-json-body.ts";
import { getHostRegion } from "./region.ts";
import { runOperation } from "./run-operation.ts";

/** Never on a 403 or 429, which learn nothing about how often they may try. */
const STATUSES_WITH_RATE_HEADER: readonly number[] = [200, 201, 202, 204, 400, 404];

/** The Selling Partner API. */
export async function handleSpApi(world: World, request: Request, url: URL): Promise<Response> {
  const found = findOperation(request.method, url.pathname);
  const hostRegion = getHostRegion(request);
  const token = request.headers.get("x-amz-access-token") ?? "";
  const { state } = world.store;
  const sellerToken = readSellerToken(state, token);
  const claimed = sellerToken?.sellingPartnerId ?? url.searchParams.get("sellingPartnerId") ?? "";
  const seller = state.sellersById.get(claimed) ?? null;
  const call: Call = {
    operation: found?.operation.operationId ?? "unknown",
    region: hostRegion ?? seller?.region ?? null,
    seller,
    signal: request.signal,
  };
  return answerCall(world, call, async () => {
    if (!found) return answerDenied(DETAILS.noRole);
    const { operation, ids } = found;
    const { body, refusal } = operation.hasBody
      ? await readJsonBody(request)
      : { body: undefined, refusal: null };
    const input = { url, ids, id: ids[0] ?? "", body, dataElements: null, call, hostRegion };
    const response = await runOperation(world, operation, input, {
      token,
      sellerToken,
      bodyRefusal: refusal,
    });
    if (STATUSES_WITH_RATE_HEADER.includes(response.status)) {
      response.headers.set("x-amzn-ratelimit-limit", formatRate(operation.ratePerSecond));
    }
    return response;
  });
}

function formatRate(perSecond: number): string {
  return Number.isInteger(perSecond) ? perSecond.toFixed(1) : String(perSecond);
}
