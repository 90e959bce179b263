import type { Region } from "../marketplaces.ts";

/** Where Amazon sends an application's notifications. */
export interface Destination {
  destinationId: string;
  name: string;
  resource: { sqs: { arn: string } } | { eventBridge: EventBridge };
  /** Of an SQS destination; null: what is sent to an event bus is lost. */
  queueName: string | null;
  /** Of the Amazon host that it was made at; null: the sandbox was called by a name of its own. */
  region: Region | null;
}

export interface EventBridge {
  name: string;
  region: string;
  accountId: string;
}

/** Each region has destinations of its own. */
export function isSeenFrom({ region }: Destination, hostRegion: Region | null): boolean {
  return region === null || hostRegion === null || region === hostRegion;
}
