import { type Actor, connectSellerAccount, createWorkspace, depsOf } from "@evergrant/core";
import type { World } from "./open-world.ts";
import {
  AGENCY,
  CONNECTING_MS,
  CONNECTING_STEP_MS,
  CONNECTS_AT_ONCE,
  LAPSING,
  LAPSING_TERM_DAYS,
  NA_SHARE,
  SELLERS_A_WORKSPACE,
  scaled,
  WORKSPACES_MIN,
} from "./policy.ts";

type Region = "NA" | "EU" | "FE";

interface NewSeller {
  sellingPartnerId: string;
  token: string;
  region: Region;
}

export interface Fleet {
  /** Seller accounts by region, in the order in which they were connected. */
  NA: Connected[];
  EU: Connected[];
  /** The only ones of the region FE, which were granted together and lapse together. */
  lapsing: Connected[];
  /** Of the region NA, connected one after another by one workspace. */
  agency: Connected[];
}

export interface Connected extends NewSeller {
  workspaceId: string;
  sellerAccountId: string;
}

/**
 * Connects a fleet as users do, over many virtual hours: workspaces of NA alone, of EU alone and of both,
 * an agency, and a workspace in FE. Half of the sellers say when their authorization ends.
 */
export async function connectFleet(
  world: World,
  sellers: number,
  say: (line: string) => void,
): Promise<Fleet> {
  const agencySize = scaled(AGENCY, sellers);
  const rest = sellers - agencySize - LAPSING;
  const naSize = Math.round(rest * NA_SHARE);
  const made = {
    lapsing: await makeSellers(world, "FE", LAPSING, LAPSING_TERM_DAYS),
    agency: await makeSellers(world, "NA", agencySize),
    NA: await makeSellers(world, "NA", naSize),
    EU: await makeSellers(world, "EU", rest - naSize),
  };
  const fleet: Fleet = { NA: [], EU: [], lapsing: [], agency: [] };
  const lapsesAt = new Date(world.now().getTime() + LAPSING_TERM_DAYS * 86_400_000);
  const inFe = await makeActor(world, "In FE");
  for (const seller of made.lapsing)
    fleet.lapsing.push(await connect(world, inFe, seller, lapsesAt));

  const workspaces: Actor[] = [];
  const count = Math.max(WORKSPACES_MIN, Math.ceil(rest / SELLERS_A_WORKSPACE));
  for (let index = 0; index < count; index += 1)
    workspaces.push(await makeActor(world, `Workspace ${index}`));
  const queues = { NA: placesFor(workspaces, 0), EU: placesFor(workspaces, 1) };
  const steps = CONNECTING_MS / CONNECTING_STEP_MS;
  const agency = await makeActor(world, "Agency");
  for (let step = 0; step < steps; step += 1) {
    const batch = [...sliceOf(made.NA, step, steps), ...sliceOf(made.EU, step, steps)];
    await inParallel(batch, async (seller, index) => {
      const { region } = seller;
      if (region === "FE") return;
      const actor = queues[region].next().value;
      const expiresAt = index % 2 === 0 ? new Date("2027-03-02T00:00:00Z") : null;
      fleet[region].push(await connect(world, actor, seller, expiresAt));
    });
    if (step === Math.floor(steps / 2))
      for (const seller of made.agency)
        fleet.agency.push(await connect(world, agency, seller, null));
    await world.advance(CONNECTING_STEP_MS, CONNECTING_STEP_MS);
    say(`Connected ${fleet.NA.length + fleet.EU.length} of ${rest}.`);
  }
  return fleet;
}

async function makeSellers(
  { control }: World,
  region: Region,
  count: number,
  termDays = 365,
): Promise<NewSeller[]> {
  const kind = { region, termDays, credential: "LWA_REFRESH_TOKEN", namePrefix: `Shop ${region}` };
  const { firstSellingPartnerId: first } = (await control("POST", "sellers", {
    count,
    ...kind,
  })) as { firstSellingPartnerId: string };
  const all = (await control("GET", "tokens?limit=10000")) as Omit<NewSeller, "region">[];
  let page = all;
  while (page.length === 10_000) {
    page = (await control(
      "GET",
      `tokens?limit=10000&after=${page.at(-1)?.sellingPartnerId}`,
    )) as Omit<NewSeller, "region">[];
    all.push(...page);
  }
  const start = all.findIndex(({ sellingPartnerId }) => sellingPartnerId === first);
  return all.slice(start, start + count).map((seller) => ({ ...seller, region }));
}

async function makeActor({ deps }: World, name: string): Promise<Actor> {
  const { workspaceId } = await createWorkspace(deps, { name });
  return { workspaceId, kind: "USER", id: "simulation" };
}

async function connect(
  { deps }: World,
  actor: Actor,
  seller: NewSeller,
  expiresAt: Date | null,
): Promise<Connected> {
  const { sellerAccountId } = await connectSellerAccount(depsOf(deps, actor), actor, {
    ...seller,
    name: `Shop ${seller.sellingPartnerId}`,
    expiresAt,
  });
  return { ...seller, workspaceId: actor.workspaceId, sellerAccountId };
}

/** Every third workspace is of the other region alone. */
function* placesFor(workspaces: readonly Actor[], residue: number): Generator<Actor, never> {
  const places = workspaces.filter((_actor, index) => index % 3 !== residue);
  for (let index = 0; ; index += 1) {
    const place = places[index % places.length];
    if (place === undefined) throw new Error("There are no workspaces");
    yield place;
  }
}

function sliceOf<Item>(items: readonly Item[], step: number, steps: number): Item[] {
  const edge = (at: number) => Math.round((items.length * at) / steps);
  return items.slice(edge(step), edge(step + 1));
}

async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  const workQueue = async () => {
    for (const [index, item] of queue) await work(item, index);
  };
  await Promise.all(Array.from({ length: CONNECTS_AT_ONCE }, workQueue));
}
