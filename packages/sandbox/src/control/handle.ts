import { createMessage, describeQueues } from "../sqs/controls.ts";
import type { World } from "../world.ts";
import type { AdvanceClock } from "./advance-clock.ts";
import { listAppNotifications } from "./app-notifications.ts";
import { changeApplication, describeApplication } from "./change-application.ts";
import { createFault, deleteFaults, listFaults } from "./change-faults.ts";
import { changeParticipation, describeSeller, disableGrant, startTerm } from "./change-grant.ts";
import { ControlError } from "./control-error.ts";
import { createSeller, createSellers } from "./create-seller.ts";
import { findSeller } from "./find-seller.ts";
import { listTokens } from "./list-tokens.ts";
import { type Input, readInput } from "./read-input.ts";
import { countCalls, listSolicitations } from "./reports.ts";
import { rotateApplicationSecret } from "./rotate-application-secret.ts";
import { createOrders, listOrders } from "./seller-orders.ts";

interface ControlCall {
  world: World;
  advanceClock: AdvanceClock;
  url: URL;
  input: Input;
  /** What the pattern captured: a seller's id, or a queue's name. */
  id: string;
}

type Control = (call: ControlCall) => object | Promise<object>;

const SELLER = "/_sandbox/sellers/([^/]+)";

const CONTROLS: [method: string, path: string, control: Control][] = [
  ["GET", "/_sandbox/clock", ({ world }) => ({ now: world.clock.now().toISOString() })],
  [
    "POST",
    "/_sandbox/clock",
    async ({ advanceClock, input }) => ({ now: (await advanceClock(input)).toISOString() }),
  ],
  [
    "GET",
    "/_sandbox/sellers",
    ({ world }) => world.store.state.sellers.map((seller) => describeSeller(world, seller)),
  ],
  [
    "POST",
    "/_sandbox/sellers",
    ({ world, input }) => ("count" in input ? createSellers : createSeller)(world, input),
  ],
  ["GET", "/_sandbox/tokens", ({ world, url }) => listTokens(world, url.searchParams)],
  ["GET", SELLER, ({ world, id }) => describeSeller(world, findSeller(world, id))],
  ["POST", `${SELLER}/revoke`, ({ world, id }) => disableGrant(world, findSeller(world, id))],
  [
    "POST",
    `${SELLER}/enable`,
    ({ world, id, input }) => startTerm(world, findSeller(world, id), input),
  ],
  [
    "POST",
    `${SELLER}/renew`,
    ({ world, id, input }) => startTerm(world, findSeller(world, id), input),
  ],
  [
    "POST",
    `${SELLER}/deactivate`,
    ({ world, id }) => changeParticipation(world, findSeller(world, id), false),
  ],
  [
    "POST",
    `${SELLER}/activate`,
    ({ world, id }) => changeParticipation(world, findSeller(world, id), true),
  ],
  ["GET", `${SELLER}/orders`, ({ world, id }) => listOrders(world, findSeller(world, id))],
  [
    "POST",
    `${SELLER}/orders`,
    ({ world, id, input }) => createOrders(world, findSeller(world, id), input),
  ],
  ["GET", "/_sandbox/faults", ({ world }) => listFaults(world)],
  ["POST", "/_sandbox/faults", ({ world, input }) => createFault(world, input)],
  ["DELETE", "/_sandbox/faults", ({ world, input }) => deleteFaults(world, input)],
  ["GET", "/_sandbox/solicitations", ({ world }) => listSolicitations(world)],
  ["GET", "/_sandbox/app-notifications", ({ world }) => listAppNotifications(world)],
  ["GET", "/_sandbox/application", ({ world }) => describeApplication(world)],
  ["POST", "/_sandbox/application", ({ world, input }) => changeApplication(world, input)],
  ["POST", "/_sandbox/application/rotate", ({ world }) => rotateApplicationSecret(world)],
  ["GET", "/_sandbox/queues", ({ world }) => describeQueues(world)],
  [
    "POST",
    "/_sandbox/queues/([^/]+)/messages",
    ({ world, id, input }) => createMessage(world, id, input),
  ],
  ["GET", "/_sandbox/calls", ({ world }) => countCalls(world)],
];

const ROUTES = CONTROLS.map(([method, path, control]) => ({
  method,
  pattern: new RegExp(`^${path}$`),
  control,
}));

/** The controls: all JSON, in and out. */
export async function handleControl(
  world: World,
  advanceClock: AdvanceClock,
  request: Request,
  url: URL,
): Promise<Response> {
  try {
    const fitting = ROUTES.filter(({ pattern }) => pattern.test(url.pathname));
    if (fitting.length === 0) throw new ControlError(404, "No such control; see the page /.");
    const route = fitting.find(({ method }) => method === request.method);
    if (!route) {
      const allowed = fitting.map(({ method }) => method).join(" or ");
      throw new ControlError(405, `Use ${allowed} here.`);
    }
    const id = route.pattern.exec(url.pathname)?.[1] ?? "";
    const input = await readInput(request);
    return answer(200, await route.control({ world, advanceClock, url, input, id }));
  } catch (cause) {
    if (cause instanceof ControlError) return answer(cause.status, { error: cause.message });
    const reason = cause instanceof Error ? cause.message : String(cause);
    return answer(500, { error: `The sandbox failed: ${reason}` });
  }
}

function answer(status: number, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}
