import { findDataElements } from "../credentials/restricted-data-token.ts";
import { readGrantlessToken } from "../credentials/tokens.ts";
import { type Call, findFault } from "../faults.ts";
import type { World } from "../world.ts";
import { answerDenied, answerInternalFailure, answerThrottled, DETAILS } from "./answers.ts";
import { checkGrantlessToken, checkSellerToken, type SellerToken } from "./check-token.ts";
import type {
  GrantlessOperation,
  Operation,
  OperationInput,
  SellerOperation,
} from "./operation.ts";

/** What a call came with, beside what its operation is given. */
interface Credentials {
  token: string;
  /** The token, where it is one of a seller's. */
  sellerToken: SellerToken | null;
  bodyRefusal: Response | null;
}

/**
 * Lets a call through to its operation: first what strikes every call, then whether its token
 * holds, then its bucket, and only then what it asks for.
 */
export function runOperation(
  world: World,
  operation: Operation,
  input: OperationInput,
  credentials: Credentials,
): Response | Promise<Response> {
  return operation.kind === "grantless"
    ? runGrantless(world, operation, input, credentials)
    : runForSeller(world, operation, input, credentials);
}

function runGrantless(
  world: World,
  operation: GrantlessOperation,
  input: OperationInput,
  { token, bodyRefusal }: Credentials,
): Response | Promise<Response> {
  const { call } = input;
  const { seller, region } = call;
  const now = world.clock.nowMs();
  // The application's own bucket, unless the call says for which seller it is.
  const takeCall = () =>
    seller
      ? world.rateBuckets.takeOfSeller(operation.operationId, seller.index, operation, now)
      : world.rateBuckets.takeOfApplication(operation.operationId, region, operation, now);
  return (
    refuseAny(world, call, token) ??
    checkGrantlessToken(world, operation.scope, readGrantlessToken(world.store.state, token)) ??
    throttle(world, call, takeCall) ??
    bodyRefusal ??
    operation.run(world, input)
  );
}

function runForSeller(
  world: World,
  operation: SellerOperation,
  input: OperationInput,
  { token, sellerToken, bodyRefusal }: Credentials,
): Response | Promise<Response> {
  const { call, hostRegion, url } = input;
  const refused = refuseAny(world, call, token);
  const { seller } = call;
  if (!seller || !sellerToken) return refused ?? answerDenied(DETAILS.badToken);

  const { resources } = sellerToken;
  const dataElements = resources && findDataElements(resources, operation.method, url.pathname);
  const now = world.clock.nowMs();
  const takeCall = () =>
    world.rateBuckets.takeOfSeller(operation.operationId, seller.index, operation, now);
  const stopped =
    refused ??
    checkSellerToken(world, seller, sellerToken, hostRegion) ??
    (resources && !(operation.isRestricted && dataElements)
      ? answerDenied(DETAILS.noRole)
      : null) ??
    throttle(world, call, takeCall) ??
    bodyRefusal;
  if (!stopped) return operation.run(world, seller, { ...input, dataElements });
  operation.onRefused?.(world, seller, input, stopped);
  return stopped;
}

/** What stops a call whatever its token says. */
function refuseAny(world: World, call: Call, token: string): Response | null {
  if (findFault(world, "sp-api-down", call)) return answerInternalFailure();
  if (token === "") return answerDenied(DETAILS.missingToken);
  if (findFault(world, "secret-expired", call)) return answerDenied(DETAILS.expiredSecret);
  if (call.seller && !token.startsWith("Atc|") && findFault(world, "cache-lag", call)) {
    return answerDenied(DETAILS.badToken);
  }
  return null;
}

/** A call that a fault throttles takes nothing from its bucket. */
function throttle(world: World, call: Call, takeCall: () => boolean): Response | null {
  return findFault(world, "throttle", call) || !takeCall() ? answerThrottled() : null;
}
