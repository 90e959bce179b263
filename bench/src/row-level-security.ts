import { randomUUID } from "node:crypto";
import { openDatabase } from "@evergrant/db";
import { openAsOwner, withConnection } from "@evergrant/db/owner";
import { explainJobs, listFailures } from "./explain-jobs.ts";
import { fillFleet, listTenantTables } from "./fleet/fill-fleet.ts";
import { LARGEST_WORKSPACE_ID } from "./fleet/fleet-statements.ts";
import { openServer } from "./open-database.ts";
import { type Compared, compare } from "./row-level-security/compare.ts";
import { type Place, readOne, readPage, rename } from "./row-level-security/uses.ts";
import { recordLists } from "./statements/record-lists.ts";
import { createRecorder } from "./statements/recorder.ts";

const ACCOUNTS = Number(process.env.ACCOUNTS ?? 100_000);
const PAGES = 150;
const STATEMENTS = 400;
const CLIENTS = 10_000;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const server = await openServer(process.env.DATABASE_URL);
try {
  await using made = await server.createDatabase();
  const { url } = made;
  await fillFleet(url, { accounts: ACCOUNTS });
  const places = await listPlaces(url);
  for (const line of await compareBoth(url, places)) say(line);
  for (const line of await explainLists(url)) say(line);
} finally {
  await server.stop();
}

/** An account of each workspace, the largest one's first. */
async function listPlaces(url: string): Promise<Place[]> {
  return withConnection(url, async (owner) => {
    const { rows } = await owner.query<Place>(
      `SELECT DISTINCT ON ("workspaceId") "workspaceId", "id" AS "sellerAccountId"
       FROM "SellerAccount" ORDER BY "workspaceId"`,
    );
    return rows;
  });
}

async function compareBoth(url: string, places: readonly Place[]): Promise<string[]> {
  const walled = openDatabase({ url });
  const bare = openAsOwner({ url });
  const [largest] = places;
  if (largest?.workspaceId !== LARGEST_WORKSPACE_ID) throw new Error("The largest comes first");
  let turn = 0;
  const next = () => {
    turn += 1;
    return places[turn % places.length] ?? largest;
  };
  const both = (work: (database: typeof walled, place: Place) => Promise<unknown>) => ({
    same: { with: () => work(walled, largest), without: () => work(bare, largest) },
    mixed: { with: () => work(walled, next()), without: () => work(bare, next()) },
  });
  const page = both((database, place) => readPage(database, place, { orderBy: "NAME" }));
  const ending = both((database, place) => readPage(database, place, { orderBy: "EXPIRES_AT" }));
  const disabled = both((database, place) =>
    readPage(database, place, { filter: { tokenStatus: "DISABLED" } }),
  );
  const one = both(readOne);
  const write = both(rename);
  const compared: Compared[] = [
    await compare("page of 100 by name, the largest workspace", PAGES, page.same),
    await compare("page of 100 by name, another workspace each time", PAGES, page.mixed),
    await compare("page of 100 by end, the largest workspace", PAGES, ending.same),
    await compare("page of the DISABLED, the largest workspace", PAGES, disabled.same),
    await compare("one row by its id, the same workspace", STATEMENTS, one.same),
    await compare("one row by its id, another workspace each time", STATEMENTS, one.mixed),
    await compare("rename with its event, the same workspace", STATEMENTS, write.same),
    await compare("rename with its event, another workspace each time", STATEMENTS, write.mixed),
  ];
  const startedAt = performance.now();
  for (let client = 0; client < CLIENTS; client += 1)
    walled.inWorkspace({ workspaceId: randomUUID() });
  const clientUs = ((performance.now() - startedAt) / CLIENTS) * 1_000;
  await walled.stop();
  await bare.stop();
  return [
    `${ACCOUNTS} accounts in ${places.length} workspaces. Milliseconds, medians.`,
    ...compared.map(
      ({ name, without, with: walled, ratio }) =>
        `${name}: owner ${without.toFixed(2)}, role and row-level security ${walled.toFixed(2)}, ratio ${ratio.toFixed(2)}`,
    ),
    `A workspace's client takes ${clientUs.toFixed(0)} µs to make.`,
  ];
}

/** How lists are carried out behind the policies, and which read more than they answer. */
async function explainLists(url: string): Promise<string[]> {
  return withConnection(url, async (connection) => {
    await using recorder = createRecorder(url);
    const lists = await recordLists(recorder, connection);
    const lines = await explainJobs(connection, lists, await listTenantTables(connection));
    return [
      ...lines.map(({ job, plan }) => `${job}: ${plan.ways.join(", ")}`),
      ...listFailures(lines).map((failure) => `as in docs/job-plans.md: ${failure}`),
    ];
  });
}
