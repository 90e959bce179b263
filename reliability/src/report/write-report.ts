import type { Checks } from "../checks.ts";

/** The report as Markdown. */
export function writeReport(ran: {
  isShort: boolean;
  seed: number;
  checks: Checks;
  sections: readonly string[];
  seconds: number;
}): string {
  const { isShort, seed, checks, sections, seconds } = ran;
  const failed = checks.failed();
  const command = `pnpm reliability${isShort ? " --short" : ""} --seed ${seed}`;
  const verdict = failed.length === 0 ? "All of it holds." : `${failed.length} checks fail.`;
  return `# What may fail, tried

Written by \`${command}\`: real processes, ended and cut off from what they talk to while writes are on their way. One
seed draws what happens when, and to whom; how it interleaves with the rest is the machine's.

${verdict} ${checks.all.length - failed.length} checks passed, ${failed.length} failed, in ${Math.round(seconds / 60)} minutes.

${sections.join("\n\n")}
${failed.length === 0 ? "" : `\n## What fails\n\n${failed.map(({ of, expected, seen }) => `- ${of}: ${expected}: ${seen}`).join("\n")}\n`}`;
}
