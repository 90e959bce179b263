import type { Installation } from "../world/installation.ts";
import type { World } from "../world/open-world.ts";

const EVENTS = `subscription liveEvents {
  events { __typename id cursor type occurredAt sellerAccount { id name mwsToken { lastFour } } }
}`;

/** Follows everything that happens, by the SDK and as a browser would; answers how to end it. */
export function followEvents(world: World): () => Promise<void> {
  const ending = new AbortController();
  const following = [world.demo.installation, world.serve.installation].flatMap((at) => [
    followBySdk(at, ending.signal),
    followRaw(at, ending.signal),
  ]);
  return async () => {
    ending.abort();
    await Promise.all(following);
  };
}

async function followBySdk({ sdk, attempt }: Installation, signal: AbortSignal): Promise<void> {
  const read = async () => {
    for await (const _event of sdk.events.subscribe({ signal }));
  };
  await attempt(read());
}

/** Begins anew when the server goes, for as long as nobody ends it. */
async function followRaw(at: Installation, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await at
      .fetch(`${at.url}/graphql`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${at.apiKey}`,
          "content-type": "application/json",
          accept: "text/event-stream",
        },
        body: JSON.stringify({ query: EVENTS }),
        signal,
      })
      .catch(() => null);
    await response?.body?.pipeTo(new WritableStream(), { signal }).catch(() => undefined);
  }
}
