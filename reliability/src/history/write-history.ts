import { writeTable } from "../report/write-table.ts";
import type { Harm } from "./harm.ts";
import type { Told } from "./messages.ts";
import type { Scene } from "./open-scene.ts";
import type { CommittedEvent } from "./read-facts.ts";
import type { Written } from "./start-writers.ts";

/** The section of the report. */
export function writeHistory(ran: {
  scene: Pick<Scene, "subscribers" | "warned">;
  harms: readonly Harm[];
  events: readonly CommittedEvent[];
  written: readonly Written[];
  told: readonly Told[];
  latestWarningMs: number;
  restSeconds: number;
}): string {
  const { scene, harms, events, told, written, latestWarningMs, restSeconds } = ran;
  const repeated = written.filter(({ answer }) => answer.attempts > 1).length;
  const unsure = told.filter(({ state }) => state !== "SENT").length;
  const kills = harms.filter(({ fault }) => fault.startsWith("kill")).length;
  const readers = scene.subscribers.map(({ name, seen, resumed }) => [
    name,
    seen.length,
    resumed(),
  ]);
  const struck = harms.map(
    ({ fault, target, inFlight, connections, uncertain, seconds }, index) => [
      ...[index + 1, fault, target, inFlight, connections, uncertain],
      Math.round(seconds * 10) / 10,
    ],
  );
  return `## History

${written.length} mutations were sent to random nodes until their answers were certain, ${repeated} of them more than once, and
left ${events.length} events; ${kills} processes were killed. ${scene.warned.length} accounts came to a stage of their warnings meanwhile;
the latest was told ${Math.round(latestWarningMs / 1_000)} s after its time. People were told of ${told.length} things in a channel; of ${unsure} nobody knows whether they came.
${Math.round(restSeconds)} s after the last call nothing was due any more.

${writeTable(["Subscriber", "Events", "Went on where it was"], readers)}

In flight: clients' calls at the process, or at all, when the fault struck. Connections: those of the process that waited
for an answer, or that the fault harmed. Uncertain: calls whose answer was lost from then until all was ready again.

${writeTable(["", "Fault", "Struck", "In flight", "Connections", "Uncertain", "s"], struck)}`;
}
