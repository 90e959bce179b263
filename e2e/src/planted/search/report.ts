import type { SearchResult } from "./run-search.ts";
import type { PlantedSecret } from "./vault.ts";

/** What was searched for what, and what came of it, for people. Holds no secret. */
export function writeReport(result: SearchResult, secrets: readonly PlantedSecret[]): string {
  const { places, encodings, leaks, allowances, milliseconds } = result;
  const kinds = Map.groupBy(secrets, ({ kind }) => kind);
  const total = places.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    `${secrets.length} secrets, in ${encodings.length} spellings (${encodings.join(", ")}), searched in ${format(total)} in ${(milliseconds / 1_000).toFixed(1)} s: ${leaks.length} leaks.`,
    "",
    "| Place | Items | Searched | Canaries found | Where they may stand | Leaks |",
    "| --- | --: | --: | --: | --: | --: |",
    ...places.map(({ name, items, bytes, canaries, allowed }) => {
      const leaked = leaks.filter(({ place }) => place === name).length;
      return `| ${name} | ${items} | ${format(bytes)} | ${canaries} | ${allowed} | ${leaked} |`;
    }),
    "",
    "| Secrets | Planted |",
    "| --- | --: |",
    ...[...kinds].map(([kind, { length }]) => `| ${kind} | ${length} |`),
    "",
    "| They may stand | As | Why | Found |",
    "| --- | --- | --- | --: |",
    ...[...allowances].map(
      ([{ place, where, kinds: allowed, why }, count]) =>
        `| ${place}, \`${where.source.replaceAll("|", "\\|")}\` | ${allowed.join(", ")} | ${why} | ${count} |`,
    ),
  ].join("\n");
}

/** One line for each leak: which secret, how it is spelled, and where. */
export function describeLeaks({ leaks }: Pick<SearchResult, "leaks">): string[] {
  return leaks.map(
    ({ secret, encoding, place, where, offset }) =>
      `${secret.name} (${secret.kind}) as ${encoding} in ${place}: ${where}, at byte ${offset}`,
  );
}

function format(bytes: number): string {
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
