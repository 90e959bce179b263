import type { World } from "../world.ts";
import { Deliveries } from "./deliveries.ts";
import type { Queue } from "./queue.ts";

export function getDeliveries(world: World, queue: Queue): Deliveries {
  const known = world.deliveries.get(queue);
  if (known) return known;
  const deliveries = new Deliveries(queue);
  world.deliveries.set(queue, deliveries);
  return deliveries;
}
