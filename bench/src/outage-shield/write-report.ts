import { type Scenario, writeIncident } from "./scenario.ts";
import { listFailures, type Simulated } from "./simulate.ts";

const count = (number: number) => number.toLocaleString("en-US");
const time = (at: Date) => at.toISOString().slice(0, 16).replace("T", " ");

/** The report as Markdown. */
export function writeReport(simulated: Simulated): string {
  const { sellers, workspaces, from, until, connectSeconds, seconds, scenarios } = simulated;
  const failures = listFailures(simulated);
  const verdict = failures.length === 0 ? "All of it passes." : `${failures.length} checks fail.`;
  return `# The outage shield, tried

Written by \`pnpm outage-shield\`: ${count(sellers)} sellers in ${count(workspaces)} workspaces and three regions, from
${time(from)} to ${time(until)} of virtual time. What runs is what production runs: core on PostgreSQL,
the jobs as the server drains them, the connector; Amazon is the sandbox, in process. One fleet lives through
all of it: while revocations in NA wait for their probes, EU has its outages and FE its end.

${verdict} It took ${count(Math.round(seconds))} s of machine time, ${count(Math.round(connectSeconds))} s of them for connecting the fleet.
The operators were alerted ${simulated.alerts.length} times. Work that failed: ${simulated.errors.length}.

${scenarios.map(writeScenario).join("\n")}
## Calls to Amazon in all

${writeCalls(simulated.calls)}
${failures.length === 0 ? "" : `\n## What fails\n\n${failures.map((line) => `- ${line}`).join("\n")}\n`}`;
}

function writeScenario(scenario: Scenario): string {
  const { name, story, from, until, checks, incidents, calls, machineSeconds } = scenario;
  const rows = checks.map(
    ({ expected, seen, isMet }) => `| ${expected} | ${seen} | ${isMet ? "pass" : "FAIL"} |`,
  );
  return `## (${name}) ${story}

| expected | seen | |
| --- | --- | --- |
${rows.join("\n")}

${incidents.length === 0 ? "" : `Incidents: ${incidents.map(writeIncident).join("; ")}.\n`}From ${time(from)} to ${time(until)}. ${writeCost(calls, machineSeconds)}
`;
}

function writeCost(calls: ReadonlyMap<string, number>, seconds: number): string {
  if (calls.size === 0)
    return "Found by the probes that were due anyway, beside the other scenarios.";
  const spent = writeCalls(calls);
  return `${seconds.toFixed(0)} s of machine time. Calls, with the probes that were due anyway: ${spent}`;
}

function writeCalls(calls: ReadonlyMap<string, number>): string {
  const lines = [...calls].map(([operation, number]) => `${count(number)} of \`${operation}\``);
  return lines.length === 0 ? "none." : `${lines.join(", ")}.`;
}
