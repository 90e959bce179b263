import { randomUUID } from "node:crypto";
import { withConnection } from "@evergrant/db/owner";
import type { FleetNode } from "../fleet/fleet-node.ts";
import type { FleetTarget } from "../fleet/open-target.ts";
import type { Calls } from "../load/calls.ts";

/** Where the channel's posts come to the target, beside its webhooks. */
const PATH = "/slack";
/** A post shows no more, and says how many there are besides. */
const SHOWN_ITEMS = 20;
const ADD = `mutation ($input: AddSlackChannelInput!) { addSlackChannel(input: $input) {
  __typename ... on Error { code message } } }`;

/** Has people be told of every issue, by posts to the target. */
export async function addChannel(
  target: FleetTarget,
  { calls, api }: { calls: Calls; api: FleetNode },
): Promise<void> {
  const url = new URL(PATH, target.url).href;
  const input = { name: "People", url, idempotencyKey: randomUUID() };
  const { value } = await calls.untilCertain(() => api, { query: ADD, variables: { input } });
  if (value.code !== undefined) throw new Error(`No channel was added: ${JSON.stringify(value)}`);
}

/** What people are told: of which account, at which stage, and what became of the message. */
export interface Told {
  /** As the post shows it. */
  title: string;
  state: string;
}

/** What there was to tell, as the database has it: a row a cause and stage. */
export async function readTold(url: string, workspaceId: string): Promise<Told[]> {
  return withConnection(url, async (connection) => {
    const { rows } = await connection.query<Told>(
      `SELECT item->>'title' AS title, message."state"::text AS state
       FROM "Message" AS message, jsonb_array_elements(message."content"->'items') WITH ORDINALITY AS items (item, place)
       WHERE message."workspaceId" = $1 AND message."channel" = 'SLACK' AND place <= $2`,
      [workspaceId, SHOWN_ITEMS],
    );
    return rows;
  });
}

/** Messages that are still to be written or sent. */
export async function readUntold(url: string): Promise<string[]> {
  return withConnection(url, async (connection) => {
    const { rows } = await connection.query<{ what: string }>(
      `SELECT 'message ' || "id" AS what FROM "Message" WHERE "attemptAt" IS NOT NULL
       UNION ALL SELECT 'notification ' || "id" FROM "Notification" WHERE "dueAt" <= $1`,
      [new Date()],
    );
    return rows.map(({ what }) => what);
  });
}

/**
 * Titles that came more often than there was cause to tell them, or more seldom than they are known to have been
 * taken: of a message whose sender died while it was on its way nobody knows.
 */
export function judgeMessages(
  calls: readonly Pick<FleetTarget["calls"][number], "path" | "body">[],
  told: readonly Told[],
): string[] {
  const came = countBy(
    calls.filter(({ path }) => path === PATH).flatMap(({ body }) => titlesOf(body)),
  );
  const most = countBy(told.map(({ title }) => title));
  const least = countBy(told.flatMap(({ title, state }) => (state === "SENT" ? [title] : [])));
  const titles = new Set([...came.keys(), ...most.keys()]);
  return [...titles].flatMap((title) => {
    const times = came.get(title) ?? 0;
    const [from, to] = [least.get(title) ?? 0, most.get(title) ?? 0];
    return times < from || times > to
      ? [`"${title}" came ${times} times instead of ${from === to ? to : `${from} to ${to}`}`]
      : [];
  });
}

function countBy(titles: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return counts;
}

interface Post {
  blocks: { type: string; text?: { text: string } }[];
}

/** The first line of each section, which Slack shows in bold. */
function titlesOf(body: string): string[] {
  const { blocks } = JSON.parse(body) as Post;
  return blocks.flatMap(({ type, text }) => {
    const title = type === "section" ? /^\*(.*)\*$/m.exec(text?.text ?? "")?.[1] : undefined;
    return title === undefined ? [] : [title];
  });
}
