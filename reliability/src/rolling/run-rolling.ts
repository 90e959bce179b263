import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { openFleetWorkspace } from "../fleet/open-workspace.ts";
import { nodesOf } from "../fleet/start-fleet.ts";
import { complainAbout } from "../history/judge-readers.ts";
import { readEvents } from "../history/read-facts.ts";
import { writeTable } from "../report/write-table.ts";
import type { Run } from "../run.ts";
import { followBySdk } from "../subscribers/follow-by-sdk.ts";
import { waitFor } from "../wait-until.ts";
import { startBalancer } from "./balancer.ts";

const CLIENTS = 6;
/** Long enough for the balancer to notice, short enough for ten processes. */
const DRAIN_SECONDS = 2;
const CATCH_UP_MS = 60_000;
/** Between two processes: the balancer has seen that the last one is back. */
const BETWEEN_MS = 1_000;

const READ = "{ viewer { workspace { name } } }";
const WRITE = `mutation ($input: UpdateWorkspaceInput!) {
  updateWorkspace(input: $input) { __typename ... on Error { code } } }`;

interface Restart {
  name: string;
  requests: number;
  failures: number;
  exitCode: number | null;
  seconds: number;
}

/** One process after another is ended in order and started again, while clients go on asking by a balancer. */
export const runRolling: Run = async ({ isShort, checks, say, startFleet }) => {
  const fleet = await startFleet({ variables: { EVERGRANT_DRAIN_SECONDS: `${DRAIN_SECONDS}` } });
  const { workspaceId, apiKey } = await openFleetWorkspace(fleet, "Rolling");
  const balancer = await startBalancer(fleet.apis);
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const send = (query: string, variables: object = {}) =>
    balancer.send("/graphql", { headers, body: JSON.stringify({ query, variables }) });
  let names = 0;
  const rename = () => {
    names += 1;
    return send(WRITE, { input: { name: `Name ${names}`, idempotencyKey: randomUUID() } });
  };
  await rename();
  const newest = await send("{ events(last: 1) { edges { node { cursor } } } }");
  const { data } = JSON.parse(newest) as {
    data: { events: { edges: [{ node: { cursor: string } }] } };
  };
  const after = data.events.edges[0].node.cursor;
  const subscribers = fleet.apis.map(({ name, url }) =>
    followBySdk(`SDK at ${name}`, { url, apiKey, after }),
  );

  let requests = 0;
  const failures: string[] = [];
  let isEnding = false;
  const clients = Array.from({ length: CLIENTS }, async (_, index) => {
    while (!isEnding) {
      requests += 1;
      await (index % 2 === 0 ? send(READ) : rename()).then(
        (text) => {
          if (text.includes('"errors"')) failures.push(text);
        },
        (error: unknown) => failures.push(String(error)),
      );
    }
  });

  const restarts: Restart[] = [];
  const nodes = isShort
    ? [...fleet.apis.slice(0, 2), ...fleet.workers.slice(0, 1)]
    : nodesOf(fleet);
  try {
    for (const node of nodes) {
      const [from, before, failed] = [performance.now(), requests, failures.length];
      const exitCode = await node.terminate();
      await node.start();
      await delay(BETWEEN_MS);
      const restart: Restart = {
        ...{ name: node.name, exitCode, requests: requests - before },
        failures: failures.length - failed,
        seconds: (performance.now() - from) / 1_000,
      };
      restarts.push(restart);
      say(`${node.name} was restarted: ${restart.requests} requests, ${restart.failures} failed.`);
      checks.add(
        `rolling, ${node.name}`,
        "ended in order",
        exitCode === 0,
        `exit code ${exitCode}`,
      );
      checks.add(`rolling, ${node.name}`, "requests were made meanwhile", restart.requests > 0);
    }
  } finally {
    isEnding = true;
    await Promise.all(clients);
  }
  const events = (await readEvents(fleet.database.url(), workspaceId)).map(({ id }) => id);
  await waitFor("subscribers are up to date", CATCH_UP_MS, () =>
    subscribers.every(({ seen }) => seen.length >= events.length - 1),
  ).catch(() => undefined);
  await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
  await balancer.stop();
  await fleet.stop();

  checks.none("rolling", "no request failed", failures);
  for (const subscriber of subscribers)
    checks.none(
      `rolling, ${subscriber.name}`,
      "lost no event",
      complainAbout(subscriber, events.slice(1)),
    );
  const rows = restarts.map(({ name, requests: asked, failures: failed, exitCode, seconds }) => [
    ...[name, asked, failed, exitCode ?? "killed", Math.round(seconds * 10) / 10],
  ]);
  return `## Rolling restart

${requests} requests of ${CLIENTS} clients went through a balancer that asks /ready, over connections that are kept, while one process after
another got SIGTERM and was started again; ${failures.length} failed, ${balancer.refused()} were sent to another node because the first took no
connection. ${events.length} events were told to ${subscribers.length} subscribers, who resumed ${subscribers.reduce((sum, { resumed }) => sum + resumed(), 0)} times.

${writeTable(["Process", "Requests", "Failed", "Exit code", "s"], rows)}`;
};
