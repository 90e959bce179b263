import type { AdvanceClock } from "./control/advance-clock.ts";
import { handleControl } from "./control/handle.ts";
import { handleTokenRequest } from "./lwa/token-endpoint.ts";
import { handlePage } from "./seller-central/handle.ts";
import { handleSpApi } from "./sp-api/handle.ts";
import { getHostRegion } from "./sp-api/region.ts";
import { handleSqs, isSqsRequest } from "./sqs/handle.ts";
import type { World } from "./world.ts";

/** SP-API's sections have a version in their path: `/orders/2026-01-01/…`, `/sellers/v1/…`. */
const SP_API_PATH = /^\/[A-Za-z]+\/(?:v\d+|\d{4}-\d{2}-\d{2})\//;

/** Takes a request to the face of Amazon that it is for. */
export async function routeRequest(
  world: World,
  advanceClock: AdvanceClock,
  request: Request,
): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === "/auth/o2/token" && request.method === "POST") {
    return handleTokenRequest(world, request);
  }
  // At the origin, or at a queue's own address: its header alone says that it is for SQS.
  if (isSqsRequest(request)) return handleSqs(world, request);
  if (getHostRegion(request) !== null || SP_API_PATH.test(url.pathname)) {
    return handleSpApi(world, request, url);
  }
  // Another website in the user's browser must not press the sandbox's buttons.
  if (request.method !== "GET" && request.headers.get("sec-fetch-site") === "cross-site") {
    return new Response('{"error":"Requests from other sites are refused."}', {
      status: 403,
      headers: { "content-type": "application/json" },
    });
  }
  if (url.pathname.startsWith("/_sandbox/")) {
    return handleControl(world, advanceClock, request, url);
  }
  return handlePage(world, request, url);
}
