import type { World } from "../world/open-world.ts";

const LOG = `query wholeLog($after: String) {
  events(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { cursor node { __typename id type occurredAt sellerAccount { id name }
      ... on SellerAccountChanged { name }
      ... on AmazonApplicationChanged { name }
      ... on MwsTokenStatusChanged { from to reason mwsToken { id lastFour } }
    } }
  }
}`;

interface LogPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The whole event log of both, as it is told: what an audit reads. */
export async function readLog({ demo, serve, events }: World): Promise<void> {
  for (const { name, ask } of [demo.installation, serve.installation]) {
    let after: string | null = null;
    do {
      const page: LogPage = (await ask(LOG, { after }))?.events as LogPage;
      events.add(`${name}: a page of events`, JSON.stringify(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  }
}
