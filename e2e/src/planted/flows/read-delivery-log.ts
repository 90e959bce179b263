import type { Installation } from "../world/installation.ts";
import type { World } from "../world/open-world.ts";

const LOG = `query deliveryLog($after: String) {
  webhookDeliveries(first: 10, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node { id eventId eventType status failure body attempts {
      number failure responseStatus responseBody
      requestHeaders { name value } responseHeaders { name value }
    } } }
  }
}`;

interface LogPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** What was sent to endpoints, and what they answered, as it is shown. */
export async function readDeliveryLog(
  { deliveries }: World,
  { name, ask }: Installation,
): Promise<void> {
  let after: string | null = null;
  do {
    const page: LogPage | undefined = (await ask(LOG, { after }))?.webhookDeliveries as LogPage;
    if (!page) throw new Error("The delivery log is not shown");
    deliveries.add(`${name}: a page of deliveries`, JSON.stringify(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}
