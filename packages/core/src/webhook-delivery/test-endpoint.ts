import type { Actor, CoreDeps } from "../deps.ts";
import { openLiveSecrets } from "../webhook-endpoint/live-secrets.ts";
import { endpointNotFound, lockEndpoint } from "../webhook-endpoint/lock-endpoint.ts";
import { maskAnswer } from "./mask-answer.ts";
import { describeFailure, judgeAnswer } from "./outcome.ts";
import type { WebhookPayload } from "./payload.ts";
import { sendPayload } from "./send.ts";
import { sendAtOnce } from "./send-at-once.ts";

export type TestAnswer = {
  webhookEndpointId: string;
  isDelivered: boolean;
  /** Why it is not; null where it is. */
  failure: string | null;
  /** HTTP status; null where nothing was answered. */
  status: number | null;
  body: string | null;
  durationMs: number;
};

/**
 * Sends a sample at once, also to an endpoint that is disabled. It is no delivery: nothing is kept or tried again. One
 * that fails and takes it is sent what waits for it.
 */
export async function testWebhookEndpoint(
  deps: Pick<CoreDeps, "client" | "machineClock" | "cipher" | "egress">,
  { workspaceId }: Actor,
  { webhookEndpointId: id, payload }: { webhookEndpointId: string; payload: WebhookPayload },
): Promise<TestAnswer> {
  const endpoint = await deps.client.webhookEndpoint.findFirst({ where: { id, deletedAt: null } });
  if (endpoint === null) throw endpointNotFound();
  const secrets = await openLiveSecrets(deps, endpoint, deps.machineClock.now());
  const { answer, durationMs } = await sendPayload(deps, endpoint, {
    payload,
    secrets,
    attempt: 1,
  });
  const isDelivered = judgeAnswer(answer) === "DELIVERED";
  if (isDelivered && endpoint.failingSince !== null)
    await deps.client.$transaction(async (tx) => {
      const failing = await lockEndpoint(tx, workspaceId, id);
      if (failing !== null && failing.failingSince !== null)
        await sendAtOnce(tx, failing, deps.machineClock.now());
    });
  return {
    ...{ webhookEndpointId: id, isDelivered, durationMs },
    failure: isDelivered ? null : describeFailure(answer),
    status: answer.isAnswered ? answer.status : null,
    body: answer.isAnswered ? maskAnswer(answer).body : null,
  };
}
