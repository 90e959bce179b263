// Prints how long the hand-written files are, and fails when they are longer than the house allows.
import { listSources } from "./check/list-sources.ts";
import { measureLines, overLimits } from "./check/measure-lines.ts";

const sources = await listSources();
const all = measureLines(sources);
const withoutTests = measureLines(sources.filter((source) => !source.isTest));

for (const [name, { files, median, p90, max, longest }] of Object.entries({
  all,
  "without tests": withoutTests,
})) {
  process.stdout.write(
    `${name}: ${files} files, median ${median}, p90 ${p90}, max ${max} (${longest})\n`,
  );
}

const complaints = [...overLimits("all", all), ...overLimits("without tests", withoutTests)];
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
