import {
  createApiKey,
  createWorkspace,
  depsOf,
  type InstallationDeps,
  SCOPES,
} from "@evergrant/core";
import type { StreamGroup } from "./messages.ts";
import { STREAMS_OF_KEY } from "./policy.ts";

const QUERY =
  "subscription { events { id cursor type occurredAt ... on SellerAccountChanged { sellerAccountId name } } }";

/** A workspace, and who listens to it. */
export interface Tenant {
  workspaceId: string;
  subscribers: number;
  groups: StreamGroup[];
}

/** Makes a workspace with keys enough for so many streams. */
export async function makeTenant(
  deps: InstallationDeps,
  { subscribers, port }: { subscribers: number; port: number },
): Promise<Tenant> {
  const { workspaceId } = await createWorkspace(deps, { name: "Measured" });
  const own = depsOf(deps, { workspaceId });
  const groups: StreamGroup[] = [];
  for (let left = subscribers; left > 0; left -= STREAMS_OF_KEY) {
    const { key } = await createApiKey(own, workspaceId, { name: "Streams", scopes: SCOPES });
    const count = Math.min(left, STREAMS_OF_KEY);
    groups.push({ group: workspaceId, count, request: writeRequest(port, key.reveal()) });
  }
  return { workspaceId, subscribers, groups };
}

function writeRequest(port: number, key: string): string {
  const body = JSON.stringify({ query: QUERY });
  return [
    "POST /graphql HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${key}`,
    "accept: text/event-stream",
    "content-type: application/json",
    `content-length: ${body.length}`,
    `\r\n${body}`,
  ].join("\r\n");
}

/** The same streams of the bare broadcaster's. */
export function bareGroups(tenants: readonly Tenant[]): StreamGroup[] {
  return tenants.map(({ workspaceId, subscribers }) => ({
    group: workspaceId,
    count: subscribers,
    request: `GET /${workspaceId} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`,
  }));
}
