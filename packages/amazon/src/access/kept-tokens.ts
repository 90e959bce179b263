import { setTimeout as wait } from "node:timers/promises";
import type { AccessTokens, AmazonAnswer, Clock, Secret } from "@evergrant/core";
import { ACCESS_MARGIN_MS, LEASE_POLL_MS, REMEMBERED_TOKENS_LIMIT } from "../policy.ts";
import { createRecentlyUsed } from "./recently-used.ts";
import { createSingleFlight } from "./single-flight.ts";

export interface KeptToken {
  accessToken: Secret;
  endsAt: Date;
}

export type FetchToken = (signal: AbortSignal) => Promise<AmazonAnswer<KeptToken>>;

/** Access tokens until a minute before they end: in this process, and in the store of all workers. */
export interface KeptTokens {
  /** Keeps one in this process alone: it costs nothing. */
  remember(key: string, token: KeptToken): void;
  /** The one that is kept, or a fresh one, fetched once for all who ask. Rejects when the signal aborts. */
  obtain(
    key: string,
    fetchFresh: FetchToken,
    signal: AbortSignal,
  ): Promise<AmazonAnswer<KeptToken>>;
  /** What is kept of a connection whose grant was refused. */
  drop(key: string): void;
  /** SP-API blames it: nobody is to be given it again. */
  forget(accessToken: Secret): Promise<void>;
}

export function createKeptTokens({
  store,
  clock,
}: {
  store: AccessTokens;
  clock: Clock;
}): KeptTokens {
  const remembered = createRecentlyUsed<KeptToken>(REMEMBERED_TOKENS_LIMIT);
  const flights = createSingleFlight<AmazonAnswer<KeptToken>>();
  /** Where a token that was handed out came from; as long as somebody holds it. */
  const origins = new WeakMap<Secret, { key: string; isStored: boolean }>();

  const isUsable = ({ endsAt }: KeptToken) =>
    endsAt.getTime() - clock.now().getTime() > ACCESS_MARGIN_MS;

  function keep(key: string, token: KeptToken, isStored: boolean): AmazonAnswer<KeptToken> {
    origins.set(token.accessToken, { key, isStored });
    if (isUsable(token)) remembered.set(key, token);
    return { ok: true, value: token };
  }

  async function readStored(key: string): Promise<AmazonAnswer<KeptToken> | null> {
    const stored = await store.read(key);
    return stored !== null && isUsable(stored) ? keep(key, stored, true) : null;
  }

  /** Whoever has the lease fetches; the others look until it is there, or the lease has ended. */
  async function fetchShared(key: string, fetchFresh: FetchToken, signal: AbortSignal) {
    for (;;) {
      const stored = await readStored(key);
      if (stored !== null) return stored;
      signal.throwIfAborted();
      if (await store.lease(key)) return fetchLeased(key, fetchFresh, signal);
      await wait(LEASE_POLL_MS, undefined, { signal });
    }
  }

  async function fetchLeased(key: string, fetchFresh: FetchToken, signal: AbortSignal) {
    let isWritten = false;
    try {
      // Between the look and the lease another may have fetched it.
      const stored = await readStored(key);
      if (stored !== null) return stored;
      const fresh = await fetchFresh(signal);
      if (!fresh.ok || !isUsable(fresh.value)) return fresh;
      await store.write(key, fresh.value);
      isWritten = true;
      return keep(key, fresh.value, true);
    } finally {
      if (!isWritten) await store.release(key);
    }
  }

  return {
    remember: (key, token) => void keep(key, token, false),
    async obtain(key, fetchFresh, signal) {
      const known = remembered.get(key);
      if (known !== undefined && isUsable(known)) return { ok: true, value: known };
      const work = (flightSignal: AbortSignal) => fetchShared(key, fetchFresh, flightSignal);
      return flights.run(key, work, signal);
    },
    drop: (key) => remembered.delete(key),
    async forget(accessToken) {
      const origin = origins.get(accessToken);
      if (origin === undefined) return;
      const { key, isStored } = origin;
      if (remembered.get(key)?.accessToken === accessToken) remembered.delete(key);
      if (!isStored) return;
      // Another worker may have fetched the next one already.
      const stored = await store.read(key);
      if (stored?.accessToken.reveal() === accessToken.reveal()) await store.forget(key);
    },
  };
}
