import { ControlError } from "../control/control-error.ts";
import { type Input, readString } from "../control/read-input.ts";
import type { World } from "../world.ts";
import { getDeliveries } from "./get-deliveries.ts";
import { formatQueueUrl } from "./queue.ts";
import { putMessages } from "./send-message.ts";

/** Puts any text into a queue, as nobody else may: what a consumer must survive. */
export function createMessage(world: World, name: string, input: Input): object {
  const queue = world.store.state.queues.get(name);
  if (!queue) {
    throw new ControlError(404, "No such queue; SQS's CreateQueue makes one, or a destination.");
  }
  const body = readString(input, "body");
  if (body === undefined) throw new ControlError(400, 'Send {"body":"any text"}.');
  const [message] = putMessages(world, queue, [body]);
  return { messageId: message?.messageId };
}

export function describeQueues(world: World): object[] {
  const now = world.realNow().getTime();
  return Array.from(world.store.state.queues.values(), (queue) => ({
    name: queue.name,
    url: formatQueueUrl(world, queue.name),
    arn: queue.arn,
    ...getDeliveries(world, queue).count(now),
  }));
}
