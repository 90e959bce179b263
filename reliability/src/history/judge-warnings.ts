import type { CommittedEvent } from "./read-facts.ts";
import type { WarnedAccount } from "./warnings.ts";

/** Warnings that were not told once each, in their order and in time; and by how much the latest was late. */
export function judgeWarnings(
  warned: readonly WarnedAccount[],
  events: readonly Pick<CommittedEvent, "type" | "sellerAccountId" | "data" | "occurredAt">[],
  withinMs: number,
): { complaints: string[]; latestMs: number } {
  let latestMs = 0;
  const complaints = warned.flatMap(({ id, stages, dueAt }) => {
    const told = events.filter(
      ({ type, sellerAccountId }) => type === "TOKEN_EXPIRING" && sellerAccountId === id,
    );
    const toldStages = told.map(({ data }) => Number(data.stageDays));
    if (toldStages.join() !== stages.join())
      return [
        `${id} was told ${toldStages.join(", ") || "nothing"} instead of ${stages.join(", ")}`,
      ];
    const lateMs = (told.at(-1)?.occurredAt.getTime() ?? 0) - dueAt.getTime();
    latestMs = Math.max(latestMs, lateMs);
    return lateMs < 0 || lateMs > withinMs ? [`${id} was told ${lateMs} ms after its time`] : [];
  });
  return { complaints, latestMs };
}
