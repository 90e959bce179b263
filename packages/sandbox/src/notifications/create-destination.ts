import { drawHex, formatUuid } from "../random.ts";
import { answerJson } from "../sp-api/answers.ts";
import { isRecord } from "../sp-api/is-record.ts";
import type { OperationInput } from "../sp-api/operation.ts";
import { describeNewQueue } from "../sqs/manage-queues.ts";
import type { World } from "../world.ts";
import { refuseRequest, refuseSecondDestination } from "./answers.ts";
import { type Destination, isSeenFrom } from "./destination.ts";
import { describeDestination } from "./read-destinations.ts";

const MAX_NAME_CHARACTERS = 256;
const ARN = /^arn:aws:sqs:[a-z\d-]+:\d{12}:([\w-]{1,80})$/;

/**
 * Amazon wants the queue to be there, and its policy to let Amazon write; here a queue that does not exist
 * is made. The ARN's last part alone says which queue it is, whatever its region and account.
 */
export function createDestination(world: World, { body, hostRegion }: OperationInput): Response {
  const { name, resourceSpecification } = isRecord(body) ? body : {};
  if (typeof name !== "string" || name.trim() === "" || name.length > MAX_NAME_CHARACTERS) {
    return refuseRequest(`name must be a text of 1 to ${MAX_NAME_CHARACTERS} characters`);
  }
  const { sqs, eventBridge } = isRecord(resourceSpecification) ? resourceSpecification : {};
  if (isRecord(sqs) && isRecord(eventBridge)) {
    return refuseRequest("A destination cannot be created with multiple resource types");
  }
  const place = isRecord(sqs) ? readQueue(sqs) : readEventBridge(world, eventBridge);
  if (place === null) {
    return refuseRequest(
      "resourceSpecification must name an SQS queue by its arn, or an EventBridge by accountId and region",
    );
  }
  const { state } = world.store;
  const arn = "sqs" in place.resource ? place.resource.sqs.arn : place.resource.eventBridge.name;
  for (const other of state.destinations.values()) {
    if (isSeenFrom(other, hostRegion) && getAddress(other) === arn) {
      return refuseSecondDestination(arn, state.application.applicationId);
    }
  }

  const destinationId = formatUuid(drawHex(32, world.random));
  const destination = { destinationId, name, ...place, region: hostRegion };
  const { queueName } = place;
  const isNewQueue = queueName !== null && !state.queues.has(queueName);
  world.store.record(...(isNewQueue ? [describeNewQueue(world, { name: queueName, arn })] : []), {
    type: "destinationMade",
    at: world.clock.nowMs(),
    destination,
  });
  return answerJson({ payload: describeDestination(destination) });
}

type Place = Pick<Destination, "resource" | "queueName">;

function readQueue({ arn }: Record<string, unknown>): Place | null {
  const queueName = typeof arn === "string" ? ARN.exec(arn)?.[1] : undefined;
  return queueName === undefined ? null : { resource: { sqs: { arn: String(arn) } }, queueName };
}

function readEventBridge(world: World, given: unknown): Place | null {
  const { accountId, region } = isRecord(given) ? given : {};
  if (typeof accountId !== "string" || !/^\d{12}$/.test(accountId)) return null;
  if (typeof region !== "string" || !/^[a-z\d-]+$/.test(region)) return null;
  const { applicationId } = world.store.state.application;
  const name = `aws.partner/sellingpartnerapi.amazon.com/${accountId}/${applicationId}`;
  return { resource: { eventBridge: { name, region, accountId } }, queueName: null };
}

function getAddress({ resource }: Destination): string {
  return "sqs" in resource ? resource.sqs.arn : resource.eventBridge.name;
}
