import { createApiKey, createWorkspace, SCOPES } from "@evergrant/core";
import { createClient, type Event, unwrap } from "@evergrant/sdk";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Installation, startInstallation } from "../src/start-installation.ts";

let installation: Installation;
let apiUrl: string;
let token: string;

beforeAll(async () => {
  installation = await startInstallation();
  const { deps, serve } = installation;
  apiUrl = await serve("api");
  await serve("worker");
  const { workspaceId } = await createWorkspace(deps, { name: "Two processes" });
  const { key } = await createApiKey(
    { ...deps, client: deps.database.inWorkspace({ workspaceId }) },
    workspaceId,
    {
      name: "Test",
      scopes: SCOPES,
    },
  );
  token = key.reveal();
}, 60_000);

afterAll(() => installation.end(), 60_000);

it("tells the API's subscribers what a job in another process has changed", async () => {
  const client = createClient({ url: `${apiUrl}/graphql`, token });
  const arrived: Event[] = [];
  const ending = new AbortController();
  const stream = client.events.subscribe({ signal: ending.signal });
  await stream.ready;
  const reading = (async () => {
    for await (const event of stream) arrived.push(event);
  })();

  const seller = await control("/sellers", { credential: "LWA_REFRESH_TOKEN", orders: 3 });
  const connected = await client.sellerAccounts.connect({
    name: "Shop",
    region: "NA",
    sellingPartnerId: seller.sellingPartnerId,
    token: seller.token,
  });
  unwrap(connected);
  await control(`/sellers/${seller.sellingPartnerId}/deactivate`, {});
  // Nobody waits for hours here: the account's next probe is due now, and only the worker probes.
  await installation.db.dueWork.updateMany({ data: { dueAt: new Date() } });

  await vi.waitFor(() => expect(arrived.at(-1)?.type).toBe("TOKEN_DISABLED"), 20_000);
  expect(arrived.at(-1)).toMatchObject({ to: "DISABLED", reason: "SELLER_INACTIVE" });
  ending.abort();
  await reading;
}, 60_000);

async function control(
  path: string,
  body: object,
): Promise<{ sellingPartnerId: string; token: string }> {
  const request = new Request(`http://127.0.0.1/_sandbox${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return (await installation.sandbox.fetch(request)).json() as Promise<{
    sellingPartnerId: string;
    token: string;
  }>;
}
