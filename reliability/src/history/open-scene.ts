import { openFleetWorkspace } from "../fleet/open-workspace.ts";
import type { Fleet } from "../fleet/start-fleet.ts";
import { createCalls } from "../load/calls.ts";
import { createFaultProxy } from "../proxy/fault-proxy.ts";
import type { Random } from "../random.ts";
import { followBySdk } from "../subscribers/follow-by-sdk.ts";
import { followBySse } from "../subscribers/follow-by-sse.ts";
import type { Subscriber } from "../subscribers/subscriber.ts";
import type { Struck } from "./harm.ts";
import { addChannel } from "./messages.ts";
import type { Account } from "./mutations.ts";
import type { HistoryPlan } from "./policy.ts";
import { connectSeller, connectWarned, type WarnedAccount } from "./warnings.ts";
import { createEndpoint } from "./webhooks.ts";

/** A workspace with accounts, and subscribers at every node, before anything breaks. */
export interface Scene extends Struck {
  workspaceId: string;
  accounts: Account[];
  warned: WarnedAccount[];
  subscribers: Subscriber[];
  /** The event after which everybody follows. */
  followedAfter: string;
  /** Whether every event after that is sent to the target. */
  sendsWebhooks: boolean;
  end(): Promise<void>;
}

const HEAD = "{ events(last: 1) { edges { node { id cursor } } } }";

export async function openScene(fleet: Fleet, plan: HistoryPlan, random: Random): Promise<Scene> {
  const { workspaceId, apiKey } = await openFleetWorkspace(fleet, "History");
  const calls = createCalls({ apiKey });
  const accounts: Account[] = [];
  for (let index = 0; index < plan.accounts; index += 1)
    accounts.push(await connectSeller(fleet, { calls, random }));

  const [api] = fleet.apis;
  const sendsWebhooks = api !== undefined && (await createEndpoint(fleet.target, { calls, api }));
  if (api !== undefined) await addChannel(fleet.target, { calls, api });
  const head = await calls.untilCertain(() => random.pick(fleet.apis), {
    query: HEAD,
    variables: {},
  });
  const { edges } = head.value as { edges: { node: { id: string; cursor: string } }[] };
  const newest = edges[0]?.node;
  if (newest === undefined) throw new Error("Nothing was told of the accounts.");
  const { id: followedAfter, cursor: after } = newest;
  const fronts = new Map(
    fleet.apis.map(({ name, url }) => [
      name,
      createFaultProxy(`clients of ${name}`, Number(new URL(url).port)),
    ]),
  );
  const subscribers: Subscriber[] = [];
  const urls: string[] = [];
  for (const [name, front] of fronts) {
    const url = `http://127.0.0.1:${await front.listen("clients")}`;
    urls.push(url);
    subscribers.push(followBySdk(`SDK at ${name}`, { url, apiKey, after }));
  }
  for (const [name] of fronts) {
    const chance = random.fork();
    const pickUrl = () => chance.pick(urls);
    subscribers.push(followBySse(`SSE from ${name} on`, { pickUrl, apiKey, after }));
  }
  const { warnedAccounts: count, warningsWithinMs: withinMs } = plan;
  const warned = await connectWarned(fleet, { calls, random, count, withinMs });
  return {
    ...{ fleet, calls, fronts, workspaceId, accounts, warned, subscribers },
    ...{ followedAfter, sendsWebhooks },
    async end() {
      await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
      await calls.stop();
      for (const front of fronts.values()) await front.stop();
    },
  };
}
