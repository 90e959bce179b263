import type { Region } from "../marketplaces.ts";
import { answerJson, answerNotFound } from "../sp-api/answers.ts";
import type { OperationInput } from "../sp-api/operation.ts";
import type { World } from "../world.ts";
import { type Destination, isSeenFrom } from "./destination.ts";

export function getDestinations(world: World, { hostRegion }: OperationInput): Response {
  const seen = [...world.store.state.destinations.values()].filter((destination) =>
    isSeenFrom(destination, hostRegion),
  );
  return answerJson({ payload: seen.map(describeDestination) });
}

export function getDestination(world: World, { id, hostRegion }: OperationInput): Response {
  const destination = findDestination(world, id, hostRegion);
  return destination ? answerJson({ payload: describeDestination(destination) }) : answerNotFound();
}

export function findDestination(
  world: World,
  destinationId: string,
  hostRegion: Region | null,
): Destination | null {
  const destination = world.store.state.destinations.get(destinationId);
  return destination && isSeenFrom(destination, hostRegion) ? destination : null;
}

/** With a null for the kind of resource that it is not, as Amazon writes it. */
export function describeDestination({ destinationId, name, resource }: Destination): object {
  return { resource: { sqs: null, eventBridge: null, ...resource }, destinationId, name };
}
