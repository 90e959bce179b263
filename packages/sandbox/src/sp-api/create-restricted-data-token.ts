import {
  issueRestrictedDataToken,
  type RestrictedResource,
} from "../credentials/restricted-data-token.ts";
import { ACCESS_TOKEN_LIFE_SECONDS } from "../policy.ts";
import { drawHex } from "../random.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerError, answerInvalidInput, answerJson } from "./answers.ts";
import { isRecord } from "./is-record.ts";
import type { OperationInput } from "./operation.ts";

const MAX_RESOURCES = 50;
const METHODS: readonly unknown[] = ["GET", "PUT", "POST", "DELETE"];
const DATA_ELEMENTS: readonly unknown[] = ["buyerInfo", "shippingAddress", "buyerTaxInformation"];

/**
 * A token for the resources named, of which the sandbox has those of Orders v0. That another
 * application may get it is not simulated: `targetApplication` is taken and means nothing.
 */
export function createRestrictedDataToken(
  world: World,
  seller: Seller,
  { body }: OperationInput,
): Response {
  const given = isRecord(body) ? body.restrictedResources : undefined;
  if (!Array.isArray(given) || given.length === 0) return refuse("Resource not provided.");
  if (given.length > MAX_RESOURCES) return refuse("More than 50 restricted resources.");
  const resources: RestrictedResource[] = [];
  for (const item of given) {
    const resource = readResource(item);
    if (typeof resource === "string") return refuse(resource);
    resources.push(resource);
  }
  const { targetApplication } = isRecord(body) ? body : {};
  if (targetApplication !== undefined && typeof targetApplication !== "string") {
    return answerInvalidInput("Invalid targetApplication");
  }
  return answerJson({
    restrictedDataToken: issueRestrictedDataToken(world.store.state, seller, {
      at: world.clock.nowMs(),
      nonce: drawHex(16, world.random),
      resources,
    }),
    expiresIn: ACCESS_TOKEN_LIFE_SECONDS,
  });
}

/** The resource, or what is wrong with it. */
function readResource(item: unknown): RestrictedResource | string {
  const { method, path, dataElements = [] } = isRecord(item) ? item : {};
  if (!METHODS.includes(method)) return "Resource not provided.";
  if (typeof path !== "string" || !path.startsWith("/")) return "Resource not provided.";
  if (!Array.isArray(dataElements) || dataElements.some((e) => !DATA_ELEMENTS.includes(e))) {
    return "Invalid dataElements.";
  }
  return { method: String(method), path, dataElements: dataElements.map(String) };
}

function refuse(details: string): Response {
  return answerError(400, {
    code: "InvalidRequest",
    message: "Request is missing or has invalid parameters",
    details,
  });
}
