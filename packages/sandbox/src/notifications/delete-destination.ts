import { answerJson, answerNotFound } from "../sp-api/answers.ts";
import type { OperationInput } from "../sp-api/operation.ts";
import type { World } from "../world.ts";
import { refuseUsedDestination } from "./answers.ts";
import { findDestination } from "./read-destinations.ts";

/** The queue itself stays, with what is in it. */
export function deleteDestination(world: World, { id, hostRegion }: OperationInput): Response {
  if (!findDestination(world, id, hostRegion)) return answerNotFound();
  for (const { destinationId } of world.store.state.subscriptions.values()) {
    if (destinationId === id) return refuseUsedDestination();
  }
  const at = world.clock.nowMs();
  world.store.record({ type: "destinationDeleted", at, destinationId: id });
  return answerJson({});
}
