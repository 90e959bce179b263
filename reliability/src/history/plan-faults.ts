import type { Random } from "../random.ts";
import type { HistoryPlan } from "./policy.ts";

export type FaultName =
  | "kill an API"
  | "kill a worker"
  | "cut PostgreSQL"
  | "stall PostgreSQL for a process"
  | "restart PostgreSQL"
  | "stop Redis"
  | "lose LWA's answers"
  | "shut SP-API"
  | "cut clients"
  | "stall clients"
  | "shut the webhook target";

const BESIDE_KILLS: readonly FaultName[] = [
  "cut PostgreSQL",
  "stall PostgreSQL for a process",
  "restart PostgreSQL",
  "stop Redis",
  "lose LWA's answers",
  "shut SP-API",
  "cut clients",
  "stall clients",
];

/** Among so many of the last no worker dies: what it held is free again when everything comes to rest. */
export const LAST = 6;

/** What happens, in which order. Two of five kills are workers'; each other fault strikes as often as the plan says. */
export function planFaults(
  plan: Pick<HistoryPlan, "kills" | "faults">,
  {
    random,
    hasRedis,
    hasWebhooks = false,
  }: { random: Random; hasRedis: boolean; hasWebhooks?: boolean },
): FaultName[] {
  const workers: FaultName[] = [];
  const planned: FaultName[] = [];
  for (let index = 0; index < plan.kills; index += 1)
    if (index % 5 < 2) workers.push("kill a worker");
    else planned.push("kill an API");
  const others = BESIDE_KILLS.filter((name) => hasRedis || name !== "stop Redis");
  if (hasWebhooks) others.push("shut the webhook target");
  for (let index = 0; index < plan.faults; index += 1) planned.push(...others);
  const shuffled = shuffle(planned, random);
  return [...shuffle([...workers, ...shuffled.slice(LAST)], random), ...shuffled.slice(0, LAST)];
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const shuffled: T[] = [];
  while (left.length > 0) shuffled.push(...left.splice(random.between(0, left.length - 1), 1));
  return shuffled;
}
