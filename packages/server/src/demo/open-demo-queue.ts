import { type InstallationDeps, Secret } from "@evergrant/core";
import type { Logger } from "pino";
import type { QueueAddress } from "../amazon-notifications/open-sqs-queue.ts";

const TIMEOUT_MS = 5_000;
const NAME = "evergrant";
/** What the developer console's notification preferences send an application's owner. */
const APPLICATION_TYPES = [
  "APPLICATION_OAUTH_CLIENT_NEW_SECRET",
  "APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY",
];

/** The sandbox's account and region; it looks at no signature. */
const ARN = `arn:aws:sqs:us-east-1:000000000000:${NAME}`;
const CREDENTIALS = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };

interface DemoApplication {
  clientId: string;
  clientSecret: string;
}

/** The sandbox's queue for the demo. */
export function findDemoQueue(sandboxUrl: string): QueueAddress {
  const url = `${sandboxUrl}/sqs/000000000000/${NAME}`;
  return { url, arn: ARN, endpoint: sandboxUrl, credentials: CREDENTIALS };
}

/**
 * Makes the queue, and enters it in the console. The sandbox keeps both: where a fault that somebody left
 * on is in the way, a later start does without.
 */
export async function prepareDemoQueue(
  deps: Pick<InstallationDeps, "amazon">,
  sandboxUrl: string,
  { application, logger }: { application: DemoApplication; logger: Pick<Logger, "warn"> },
): Promise<void> {
  try {
    await createQueue(sandboxUrl);
    await enterQueueInConsole(deps, sandboxUrl, application);
  } catch (error) {
    logger.warn({ err: error }, "The sandbox's queue could not be looked at; is a fault on?");
  }
}

async function createQueue(sandboxUrl: string): Promise<void> {
  await post(sandboxUrl, JSON.stringify({ QueueName: NAME }), {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "AmazonSQS.CreateQueue",
  });
}

/**
 * Enters the queue where new client secrets are to be sent, as people do in the developer console. The
 * sandbox takes what the console does by its API; one that knows it already says so.
 */
async function enterQueueInConsole(
  { amazon }: Pick<InstallationDeps, "amazon">,
  sandboxUrl: string,
  { clientId, clientSecret }: DemoApplication,
): Promise<void> {
  const application = { clientId, clientSecret: new Secret(clientSecret) };
  const destination = await amazon.createDestination(
    { application, region: "NA", name: NAME, arn: ARN },
    AbortSignal.timeout(TIMEOUT_MS),
  );
  if (!destination.ok) throw new Error("The sandbox does not take its own queue.");
  const { destinationId } = destination.value;
  const scope = "sellingpartnerapi::notifications";
  const grant = { grant_type: "client_credentials", scope };
  const token = await post(
    `${sandboxUrl}/auth/o2/token`,
    new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret }).toString(),
    { "content-type": "application/x-www-form-urlencoded" },
  );
  for (const type of APPLICATION_TYPES)
    await post(
      `${sandboxUrl}/notifications/v1/subscriptions/${type}`,
      JSON.stringify({ destinationId, payloadVersion: "2023-11-30" }),
      {
        "content-type": "application/json",
        "x-amz-access-token": String(token.access_token),
      },
    );
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<Record<string, unknown>> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { method: "POST", body, headers, signal });
  const text = await response.text();
  if (!response.ok && response.status !== 409)
    throw new Error(`The sandbox answered ${response.status} to ${new URL(url).pathname}.`);
  return JSON.parse(text);
}
