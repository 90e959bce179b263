import { vi } from "vitest";
import { wait } from "../src/events/backoff.ts";
import { createLogDeps } from "../src/events/create-log-deps.ts";
import type { Event } from "../src/events/event.ts";
import { type SubscribeOptions, subscribe } from "../src/events/subscribe.ts";
import { createSend } from "../src/requests/create-send.ts";
import type { ScriptedServer } from "./scripted-server.ts";

/** Waiting is this much shorter in tests. */
const HASTE = 100;

export const TOKEN = "evg_key_PLANTED_0123456789";

/** Subscribes as the client does, with shorter waits. */
export function follow(
  { url }: Pick<ScriptedServer, "url">,
  options: SubscribeOptions = {},
  {
    silenceMs = 5_000,
    fetch = globalThis.fetch,
    onWait = (_ms: number): unknown => undefined,
  } = {},
) {
  const connection = { url, token: TOKEN, fetch };
  const deps = {
    ...createLogDeps(connection, createSend(connection), silenceMs),
    wait(ms: number, signal: AbortSignal) {
      onWait(ms);
      return wait(ms / HASTE, signal);
    },
  };
  return subscribe(deps, options);
}

/** The ids of the next so many events. */
export async function take(stream: AsyncIterator<Event>, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const { done, value } = await stream.next();
    if (done) break;
    ids.push(value.id);
  }
  return ids;
}

/** Waits until the assertion holds, also on a machine that is busy. */
export function until(assertion: () => void): Promise<void> {
  return vi.waitFor(assertion, { timeout: 15_000, interval: 10 });
}
