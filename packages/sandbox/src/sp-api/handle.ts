import { readAccessToken, readGrantlessToken } from "../credentials/tokens.ts";
import { answerCall, type Call, findFault } from "../faults.ts";
import type { World } from "../world.ts";
import { answerDenied, answerInternalFailure, answerThrottled, DETAILS } from "./answers.ts";
import { checkGrantlessToken, checkSellerToken } from "./check-token.ts";
import { findOperation, type Operation, type OperationInput } from "./operations.ts";
import { getHostRegion } from "./region.ts";

const STATUSES_WITH_RATE_HEADER: readonly number[] = [200, 201, 400, 404];

/** The Selling Partner API. */
export async function handleSpApi(world: World, request: Request, url: URL): Promise<Response> {
  const found = findOperation(request.method, url.pathname);
  const hostRegion = getHostRegion(request);
  const token = request.headers.get("x-amz-access-token") ?? "";
  const { state } = world.store;
  const claimed = readAccessToken(state, token)?.sellingPartnerId ?? readClaimedSeller(url);
  const seller = state.sellersById.get(claimed) ?? null;
  const call: Call = {
    operation: found?.operation.operationId ?? "unknown",
    region: hostRegion ?? seller?.region ?? null,
    seller,
    signal: request.signal,
  };
  return answerCall(world, call, () => {
    if (!found) return answerDenied(DETAILS.noRole);
    const input: OperationInput = { url, id: found.id, call, hostRegion };
    const response = runOperation(world, found.operation, token, input);
    if (STATUSES_WITH_RATE_HEADER.includes(response.status)) {
      response.headers.set("x-amzn-ratelimit-limit", formatRate(found.operation.ratePerSecond));
    }
    return response;
  });
}

function runOperation(
  world: World,
  operation: Operation,
  token: string,
  input: OperationInput,
): Response {
  const { call, hostRegion } = input;
  const refused = refuse(world, call, token);
  if (operation.kind === "grantless") {
    const read = readGrantlessToken(world.store.state, token);
    return (
      refused ?? checkGrantlessToken(world, operation.scope, read) ?? operation.run(world, input)
    );
  }
  const { seller } = call;
  const read = readAccessToken(world.store.state, token);
  if (!seller || !read) return refused ?? answerDenied(DETAILS.badToken);
  const stopped =
    refused ??
    checkSellerToken(world, seller, read, hostRegion) ??
    // The place of the token buckets: after the token is known to hold, before any work.
    (findFault(world, "throttle", call) ? answerThrottled() : null);
  if (!stopped) return operation.run(world, seller, input);
  operation.onRefused?.(world, seller, input, stopped);
  return stopped;
}

/** What stops a call whatever its token says. */
function refuse(world: World, call: Call, token: string): Response | null {
  if (findFault(world, "sp-api-down", call)) return answerInternalFailure();
  if (token === "") return answerDenied(DETAILS.missingToken);
  if (findFault(world, "secret-expired", call)) return answerDenied(DETAILS.expiredSecret);
  if (findFault(world, "cache-lag", call) && token.startsWith("Atza|")) {
    return answerDenied(DETAILS.badToken);
  }
  return null;
}

function readClaimedSeller(url: URL): string {
  return url.searchParams.get("sellingPartnerId") ?? "";
}

function formatRate(perSecond: number): string {
  return Number.isInteger(perSecond) ? perSecond.toFixed(1) : String(perSecond);
}
