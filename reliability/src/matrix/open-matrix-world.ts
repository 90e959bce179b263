import { openFleetWorkspace } from "../fleet/open-workspace.ts";
import type { Fleet } from "../fleet/start-fleet.ts";
import { readEvents } from "../history/read-facts.ts";
import { createEndpoint } from "../history/webhooks.ts";
import { createCalls } from "../load/calls.ts";
import { waitUntil } from "../wait-until.ts";
import { ask } from "./ask.ts";
import { type Follower, follow } from "./follow.ts";
import type { SentWorld } from "./sent-later.ts";
import { connectCall, type UseWorld } from "./uses.ts";

const START_MS = 30_000;

export interface MatrixWorld extends UseWorld, SentWorld {
  apiKey: string;
  follower: Follower;
}

/** A workspace with an account, whose log somebody follows. */
export async function openMatrixWorld(fleet: Fleet): Promise<MatrixWorld> {
  const { workspaceId, apiKey } = await openFleetWorkspace(fleet, "Matrix");
  const [node] = fleet.apis;
  if (node === undefined) throw new Error("A fleet without an API");
  const follower = follow(node.url, apiKey);
  const call = connectCall(await fleet.amazon.makeSeller());
  await waitUntil("an account is connected", START_MS, async () =>
    (await ask(node, apiKey, call)).seen === "answered" ? true : undefined,
  );
  const response = await fetch(`${node.url}/graphql`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ query: "{ sellerAccounts(first: 1) { edges { node { id } } } }" }),
  });
  const { data } = (await response.json()) as {
    data: { sellerAccounts: { edges: { node: { id: string } }[] } };
  };
  const calls = createCalls({ apiKey });
  await createEndpoint(fleet.target, { calls, api: node });
  await calls.stop();
  const events = await readEvents(fleet.database.url(), workspaceId);
  const sellerAccountId = data.sellerAccounts.edges[0]?.node.id ?? "";
  return {
    ...{ fleet, workspaceId, apiKey, follower, sellerAccountId, amazon: fleet.amazon },
    ...{ postedAfter: events.at(-1)?.position ?? 0n, invited: { count: 0 } },
  };
}
