import type { AmazonAnswer } from "@evergrant/core";
import * as z from "zod";
import { accessOfApplication, type OwnCaller } from "./application-access.ts";
import type { Connection } from "./connection.ts";
import { askSpApi, type SpApiQuestion } from "./sp-api.ts";

const PATH = "/notifications/v1/destinations";
const SCOPE = "sellingpartnerapi::notifications";

/** Where Amazon sends an application's notifications. */
export interface Destination {
  destinationId: string;
  name: string | null;
  /** Of an SQS queue; null for an event bus. */
  arn: string | null;
}

const destination = z
  .object({
    destinationId: z.string().min(1),
    name: z.string().nullish(),
    resource: z.object({ sqs: z.object({ arn: z.string() }).nullish() }).nullish(),
  })
  .transform(
    ({ destinationId, name, resource }): Destination => ({
      destinationId,
      name: name ?? null,
      arn: resource?.sqs?.arn ?? null,
    }),
  );

const oneAnswer = z.object({ payload: destination }).transform(({ payload }) => payload);
const allAnswer = z.object({ payload: z.array(destination) }).transform(({ payload }) => payload);
const doneAnswer = z.unknown().transform(() => ({ ok: true }) as const);

/**
 * Makes a queue known to Amazon. Amazon keeps one destination for a queue, so that a conflict is resolved
 * by reading which one it is.
 */
export async function createDestination(
  connection: Connection,
  { name, arn, ...caller }: OwnCaller & { name: string; arn: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ destinationId: string }>> {
  const body = { name, resourceSpecification: { sqs: { arn } } };
  const question = { operation: "createDestination", path: PATH, body, answer: oneAnswer } as const;
  const created = await askOwn(connection, caller, question, signal);
  if (created.ok) return { ok: true, value: { destinationId: created.value.destinationId } };
  if (created.failure.status !== 409) return created;
  const all = await getDestinations(connection, caller, signal);
  if (!all.ok) return all;
  const known = all.value.find((candidate) => candidate.arn === arn);
  return known === undefined
    ? created
    : { ok: true, value: { destinationId: known.destinationId } };
}

/** All destinations of the application in a region. */
export async function getDestinations(
  connection: Connection,
  caller: OwnCaller,
  signal: AbortSignal,
): Promise<AmazonAnswer<Destination[]>> {
  const question = { operation: "getDestinations", path: PATH, answer: allAnswer } as const;
  return askOwn(connection, caller, question, signal);
}

export async function getDestination(
  connection: Connection,
  { destinationId, ...caller }: OwnCaller & { destinationId: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<Destination>> {
  const path = `${PATH}/${encodeURIComponent(destinationId)}`;
  const question = { operation: "getDestination", path, answer: oneAnswer } as const;
  return askOwn(connection, caller, question, signal);
}

export async function deleteDestination(
  connection: Connection,
  { destinationId, ...caller }: OwnCaller & { destinationId: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ ok: true }>> {
  const path = `${PATH}/${encodeURIComponent(destinationId)}`;
  const question = { operation: "deleteDestination", path, answer: doneAnswer } as const;
  return askOwn(connection, caller, question, signal);
}

async function askOwn<T>(
  connection: Connection,
  caller: OwnCaller,
  question: SpApiQuestion<T>,
  signal: AbortSignal,
): Promise<AmazonAnswer<T>> {
  const access = await accessOfApplication(connection, caller, SCOPE, signal);
  return access.ok ? askSpApi(connection, access.value, question, signal) : access;
}
