import { readAccessToken, readGrantlessToken } from "../credentials/tokens.ts";
import { answerCall, type Call, findFault } from "../faults.ts";
import type { World } from "../world.ts";
import { answerDenied, answerInternalFailure, answerThrottled, DETAILS } from "./answers.ts";
import { checkGrantlessToken, checkSellerToken } from "./check-token.ts";
import type { Operation, OperationInput } from "./operation.ts";
import { findOperation } from "./operations.ts";
import { readJsonBody } from "./read-json-body.ts";
import { getHostRegion } from "./region.ts";

const STATUSES_WITH_RATE_HEADER: readonly number[] = [200, 201, 204, 400, 404];

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
  return answerCall(world, call, async () => {
    if (!found) return answerDenied(DETAILS.noRole);
    const { operation, ids } = found;
    const read = operation.hasBody ? await readJsonBody(request) : { body: undefined };
    const response = await runOperation(
      world,
      operation,
      token,
      {
        url,
        ids,
        id: ids[0] ?? "",
        body: "body" in read ? read.body : undefined,
        call,
        hostRegion,
      },
      "refusal" in read ? read.refusal : null,
    );
    if (STATUSES_WITH_RATE_HEADER.includes(response.status)) {
      response.headers.set("x-amzn-ratelimit-limit", formatRate(operation.ratePerSecond));
    }
    return response;
  });
}

function runOperation(
  world: World,
  operation: Operation,
  token: string,
  input: OperationInput,
  bodyRefusal: Response | null,
): Response | Promise<Response> {
  const { call, hostRegion } = input;
  const refused = refuse(world, call, token);
  if (operation.kind === "grantless") {
    const read = readGrantlessToken(world.store.state, token);
    return (
      refused ??
      checkGrantlessToken(world, operation.scope, read) ??
      bodyRefusal ??
      operation.run(world, input)
    );
  }
  const { seller } = call;
  const read = readAccessToken(world.store.state, token);
  if (!seller || !read) return refused ?? answerDenied(DETAILS.badToken);
  const stopped =
    refused ??
    checkSellerToken(world, seller, read, hostRegion) ??
    // The place of the token buckets: after the token is known to hold, before any work.
    (findFault(world, "throttle", call) ? answerThrottled() : null) ??
    bodyRefusal;
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
