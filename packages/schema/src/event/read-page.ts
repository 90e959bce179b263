import { eventWhere, readHead } from "@evergrant/core";
import type { Context } from "../context.ts";
import { type Page, toPage } from "../paging/page.ts";
import { type PageArgs, readPageWindow } from "../paging/page-args.ts";
import { cursorOf, type LoggedEvent } from "./event.ts";
import type { EventFilter } from "./list.ts";
import { readAccountIds, readPosition } from "./log.ts";

/** One page of the log, in position's order. */
export async function readEventPage(
  context: Context,
  args: PageArgs,
  filter: typeof EventFilter.$inferInput | null | undefined,
): Promise<Page<LoggedEvent>> {
  const window = readPageWindow(args);
  const sellerAccountIds = filter?.sellerAccountIds && readAccountIds(filter.sellerAccountIds);
  const head = await readHead(context.deps);
  const after = args.after == null ? null : readPosition(context, head, args.after);
  const before = args.before == null ? null : readPosition(context, head, args.before);
  const rows = await context.deps.client.event.findMany({
    where: {
      ...eventWhere({ types: filter?.types, sellerAccountIds }),
      position: { ...(after && { gt: after.position }), ...(before && { lt: before.position }) },
      // Times follow positions: this spares the reader whole months.
      occurredAt: {
        ...(after?.occurredAt && { gte: after.occurredAt }),
        ...(before?.occurredAt && { lte: before.occurredAt }),
      },
    },
    orderBy: { position: window.isBackward ? "desc" : "asc" },
    take: window.size + 1,
  });
  const read = rows.map((row) => {
    const node = { ...row, epoch: head.epoch };
    return { cursor: cursorOf(node), node };
  });
  return toPage(read, window, args);
}
