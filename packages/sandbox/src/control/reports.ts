import { formatOrderId } from "../orders/order-id.ts";
import type { World } from "../world.ts";

/** Every review request received, in order; the message is empty where it was sent. */
export function listSolicitations(world: World): object[] {
  const { state } = world.store;
  const rows = state.solicitations.rows((sellerIndex, orderNumber) =>
    formatOrderId(state.orderIdSalt, { sellerIndex, orderNumber }),
  );
  return Array.from(rows, ({ at, sellerIndex, orderId, status, message }) => ({
    at: new Date(at).toISOString(),
    sellingPartnerId: state.sellers[sellerIndex]?.sellingPartnerId ?? null,
    orderId,
    status,
    message,
  }));
}

/** `{ operation: { answer: count } }`; an answer is an HTTP status, `reset` or `hang`. */
export function countCalls(world: World): object {
  return Object.fromEntries(
    Array.from(world.store.state.calls, ([operation, answers]) => [
      operation,
      Object.fromEntries(answers),
    ]),
  );
}
