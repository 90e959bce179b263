import type { EventType } from "@evergrant/db";
import type { InstallationDeps } from "../src/deps.ts";
import { claimDispatches } from "../src/dispatch/claim-dispatches.ts";
import { dispatchEvents } from "../src/dispatch/dispatch-events.ts";
import { appendEvents } from "../src/event/append-events.ts";
import type { AttemptReport } from "../src/observer.ts";
import type { EgressAnswer, EgressCall } from "../src/ports.ts";
import { claimQueues } from "../src/webhook-delivery/claim-queues.ts";
import { deliverQueue } from "../src/webhook-delivery/deliver-queue.ts";
import type { PresentEvent } from "../src/webhook-delivery/payload.ts";
import type { DeliveryOptions } from "../src/webhook-delivery/work-queue.ts";
import {
  type CreateWebhookEndpointInput,
  createWebhookEndpoint,
} from "../src/webhook-endpoint/create.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";

/** What a receiver was sent. */
export interface Received {
  url: string;
  id: string;
  attempt: number;
  position: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers a call: an HTTP status, with headers, or what the network said. */
type Answer = number | { status: number; headers: Record<string, string> } | { code: string };

/** Core with receivers that are scripted. */
export interface WebhookWorld extends CoreWorld {
  received: Received[];
  /** What is answered; 204 unless said. */
  answer(received: Received): Answer | Promise<Answer>;
  reports: AttemptReport[];
  /** Makes an endpoint; answers its id and its secret. */
  addEndpoint(
    given?: Partial<CreateWebhookEndpointInput>,
  ): Promise<{ id: string; secret: string; url: string }>;
  /** Tells events, one for each account; null: of the workspace. */
  tell(accounts: readonly (string | null)[], type?: EventType): Promise<void>;
  /** Plans for what was told. */
  plan(): Promise<void>;
  /** Sends all that is due; answers for how many endpoints something was. */
  send(options?: Partial<DeliveryOptions>): Promise<number>;
}

export const presentEvent: PresentEvent = async (event) => ({
  ...{ version: 1, id: event.id, type: event.type, test: false, cursor: String(event.position) },
  ...{
    occurredAt: event.occurredAt.toISOString(),
    sellerAccountId: event.sellerAccountId,
    data: {},
  },
});

export async function createWebhookWorld(): Promise<WebhookWorld> {
  const received: Received[] = [];
  const call = async ({ url, headers = {}, body = "" }: EgressCall): Promise<EgressAnswer> => {
    const one: Received = {
      ...{ url, body, headers: { ...headers }, id: headers["webhook-id"] ?? "" },
      attempt: Number(headers["webhook-attempt"]),
      position: Number(JSON.parse(body).cursor),
    };
    received.push(one);
    const answered = await world.answer(one);
    if (typeof answered === "object" && "code" in answered)
      return { isAnswered: false, code: answered.code, message: `Failed: ${answered.code}` };
    const { status, headers: given } =
      typeof answered === "number" ? { status: answered, headers: {} } : answered;
    return { isAnswered: true, status, headers: new Headers(given), body: Buffer.from("answered") };
  };
  const egress = { checkUrl: (url: string) => new URL(url), call };
  const core = await createCoreWorld({ egress });
  const stopping = new AbortController().signal;
  const world: WebhookWorld = Object.assign(core, {
    ...{ received, reports: [] as AttemptReport[] },
    answer: (): Answer => 204,
    async addEndpoint(given: Partial<CreateWebhookEndpointInput> = {}) {
      const url = given.url ?? `https://receiver.test/${crypto.randomUUID()}`;
      const input = { name: "Receiver", types: ["WORKSPACE_CHANGED", "ACCOUNT_RENAMED"] as const };
      const made = await createWebhookEndpoint(core.deps, core.actor, { ...input, ...given, url });
      return { id: made.webhookEndpointId, secret: made.secret.reveal(), url };
    },
    async tell(accounts: readonly (string | null)[], type?: EventType) {
      const events = accounts.map((sellerAccountId) => ({
        type: type ?? (sellerAccountId === null ? "WORKSPACE_CHANGED" : "ACCOUNT_RENAMED"),
        ...{ sellerAccountId, data: { name: "Named" } },
      }));
      await core.deps.client.$transaction((tx) =>
        appendEvents(tx, core.actor, events, core.clock.now()),
      );
    },
    async plan() {
      const due = { now: core.clock.now(), limit: 10 };
      for (const id of await claimDispatches(core.installation, due))
        await dispatchEvents(core.depsOf({ ...core.actor, workspaceId: id }), id);
    },
    async send(given: Partial<DeliveryOptions> = {}) {
      const queues = await claimQueues(core.installation, { limit: 100 });
      const options = { presentEvent, random: () => 0.5, stopping, ...given };
      const installation: InstallationDeps = {
        ...core.installation,
        observer: {
          async attempt(_attempt, run) {
            const report = await run();
            world.reports.push(report);
            return report;
          },
        },
      };
      await Promise.all(queues.map((queue) => deliverQueue(installation, queue, options)));
      return queues.length;
    },
  });
  const { reset } = core;
  world.reset = async () => {
    await reset.call(world);
    received.length = 0;
    world.reports.length = 0;
    world.answer = () => 204;
  };
  return world;
}
