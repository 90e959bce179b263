import type { CommittedEvent } from "./read-facts.ts";
import type { Written } from "./start-writers.ts";

type Told = Pick<CommittedEvent, "type" | "data">;

/** Writes of which the log does not hold exactly the effect that their answer tells of, and effects that nobody asked for. */
export function judgeWrites(
  written: readonly Pick<Written, "kind" | "mark" | "answer">[],
  events: readonly Told[],
): string[] {
  const effects = new Map<string, number>();
  for (const event of events) {
    const mark = markOf(event);
    if (mark !== null) effects.set(mark, (effects.get(mark) ?? 0) + 1);
  }
  const complaints = written.flatMap(({ kind, mark, answer }) => {
    const isDone = String(answer.value.__typename).endsWith("Payload");
    const told = mark ?? linkIn(answer.value) ?? "";
    const found = effects.get(told) ?? 0;
    effects.delete(told);
    return found === (isDone ? 1 : 0)
      ? []
      : [`${kind} ${told} was answered ${answer.value.__typename} and had ${found} effects`];
  });
  return [...complaints, ...[...effects.keys()].map((mark) => `${mark} was never asked for`)];
}

/** What tells the effect of one write from all others; null for an event that no write of ours has. */
function markOf({ type, data }: Told): string | null {
  if (type === "ACCOUNT_RENAMED") return String(data.name);
  if (type === "TOKEN_RENEWED") return String(data.expiresAt);
  if (type === "RENEW_LINK_CREATED")
    return Buffer.from(`RenewLink:${data.renewLinkId}`).toString("base64");
  return null;
}

function linkIn({ renewLink }: Record<string, unknown>): string | null {
  return (renewLink as { id?: string } | undefined)?.id ?? null;
}
