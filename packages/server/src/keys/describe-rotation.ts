import type { RotationReport } from "@evergrant/core";

/** What the report is read against. */
export interface Described {
  currentKeyId: string;
  /** Ids of the local ring's keys, the newest first. */
  ringIds: readonly string[];
  /** Whether the keyed hashes follow from the oldest of the ring. */
  isHashKeyDerived: boolean;
}

/** One line while it runs. */
export function describeProgress(
  { done, total }: { done: number; total: number },
  elapsedMs: number,
): string {
  const perSecond = done / Math.max(elapsedMs / 1_000, 0.001);
  const remaining = done === 0 ? "unknown" : `${Math.ceil((total - done) / perSecond)} s`;
  return `${done} of ${total} records, ${Math.round(perSecond)} a second, remaining: ${remaining}`;
}

/** What is wrong, what is left under which key, and which keys the ring need not keep. */
export function describeReport(
  { total, rewrapped, failures, counts }: RotationReport,
  { currentKeyId, ringIds, isHashKeyDerived }: Described,
): string[] {
  const rows = new Map([[currentKeyId, 0], ...ringIds.map((id) => [id, 0] as const), ...counts]);
  const removable = ringIds.filter((id) => id !== currentKeyId && rows.get(id) === 0);
  const oldest = isHashKeyDerived ? ringIds.at(-1) : undefined;
  const free = removable.filter((id) => id !== oldest);
  return [
    `Wrapped ${rewrapped} of ${total} records anew.`,
    ...failures.flatMap(({ column, problem, count, records }) => [
      `${column}: ${count} not wrapped anew. ${problem}`,
      ...records.map((record) => `  ${clean(record)}`),
      ...(count > records.length ? [`  and ${count - records.length} more`] : []),
    ]),
    "Records by key:",
    ...[...rows].map(([id, count]) => `  ${String(count).padStart(10)}  ${nameOf(id)}`),
    free.length === 0
      ? "No key of the ring may be removed yet."
      : `May be removed from the ring, once every process runs with the newest first: ${free.join(", ")}.`,
    ...(oldest !== undefined && removable.includes(oldest)
      ? [
          `Only the keyed hashes need ${oldest}. To retire it, write what they follow from into a file with --hash-key-file <path>, and set EVERGRANT_HASH_KEY to its content.`,
        ]
      : []),
  ];
}

/** Whether every record is under the newest key. */
export function isComplete({ counts }: RotationReport, { currentKeyId }: Described): boolean {
  return [...counts].every(([id, count]) => id === currentKeyId || count === 0);
}

function nameOf(id: string | null): string {
  return id === null ? "none that can be read" : clean(id);
}

/** A damaged record may name anything. */
function clean(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?");
}
