import { type MadeSeller, openSandbox, useSandbox } from "./open-sandbox.ts";

export const NOTIFICATIONS = "/notifications/v1";
export const QUEUE_ARN = "arn:aws:sqs:eu-west-1:123456789012:told";

/** A sandbox with ways to subscribe, and to see what was told in the queue of `QUEUE_ARN`. */
export async function openNotifications(options: Parameters<typeof openSandbox>[0] = {}) {
  const { sandbox } = await openSandbox(options);
  return { sandbox, ...useNotifications(sandbox) };
}

export function useNotifications(sandbox: Parameters<typeof useSandbox>[0]) {
  const box = useSandbox(sandbox);

  async function getGrantless(scope = "sellingpartnerapi::notifications"): Promise<string> {
    const response = await box.requestToken({ grant_type: "client_credentials", scope });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** Each call waits until its bucket is full again. */
  async function callAs(accessToken: string, method: string, path: string, body?: unknown) {
    await box.advance("PT5S");
    return box.call(NOTIFICATIONS + path, {
      method,
      headers: { "x-amz-access-token": accessToken, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  const callOwn = async (method: string, path: string, body?: unknown) =>
    callAs(await getGrantless(), method, path, body);
  const callFor = async (seller: MadeSeller, method: string, path: string, body?: unknown) =>
    callAs(await box.getAccess(seller.token), method, path, body);

  async function getId(answering: Promise<Response>, name: string): Promise<string> {
    const response = await answering;
    const { payload = {} } = (await response.json()) as { payload?: Record<string, string> };
    const id = payload[name];
    if (response.status !== 200 || id === undefined) throw new Error(`Status ${response.status}`);
    return id;
  }

  const createDestination = (arn = QUEUE_ARN) =>
    getId(
      callOwn("POST", "/destinations", { name: "test", resourceSpecification: { sqs: { arn } } }),
      "destinationId",
    );

  /** For a seller, or null: for the application itself. */
  const subscribe = (
    seller: MadeSeller | null,
    type: string,
    destinationId: string,
    eventFilter?: object,
  ) => {
    const body = {
      payloadVersion: "1.0",
      destinationId,
      ...(eventFilter && { processingDirective: { eventFilter } }),
    };
    const path = `/subscriptions/${type}`;
    return getId(
      seller ? callFor(seller, "POST", path, body) : callOwn("POST", path, body),
      "subscriptionId",
    );
  };

  /** All that waits in the queue, oldest first; it does not wait there any more. */
  async function takeTold(): Promise<Record<string, unknown>[]> {
    const told: Record<string, unknown>[] = [];
    for (;;) {
      const response = await box.call("/", {
        method: "POST",
        headers: { "x-amz-target": "AmazonSQS.ReceiveMessage" },
        body: JSON.stringify({
          QueueUrl: "http://sandbox.test/sqs/000000000000/told",
          MaxNumberOfMessages: 10,
        }),
      });
      const { Messages = [] } = (await response.json()) as { Messages?: { Body: string }[] };
      if (Messages.length === 0) return told;
      told.push(...Messages.map(({ Body }) => JSON.parse(Body) as Record<string, unknown>));
    }
  }

  return { ...box, getGrantless, callOwn, callFor, createDestination, subscribe, takeTold };
}
