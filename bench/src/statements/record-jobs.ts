import {
  ACCOUNT_KINDS,
  type Actor,
  BATCH_ITEMS,
  claimStatement,
  type DueItem,
  depsOf,
  drainDueWork,
  enableMwsToken,
  type JobKind,
  nextDueStatement,
} from "@evergrant/core";
import { LARGEST_WORKSPACE_ID, NOW } from "../fleet/fleet-statements.ts";
import type { Statement } from "../plan/explain.ts";
import { type AmazonMood, createBenchDeps } from "./bench-deps.ts";
import type { Recorder } from "./recorder.ts";

/** One thing that jobs do, and the statements it takes, in their order. */
export interface Job {
  name: string;
  statements: Statement[];
}

type Kind = DueItem["kind"];
const LEASED_UNTIL = new Date(NOW.getTime() + 60_000);

interface Drain {
  name: string;
  kind: JobKind;
  mood: AmazonMood;
}

const DRAINS: Drain[] = [
  { name: "PROBE, confirmed", kind: "PROBE", mood: "accepts" },
  { name: "PROBE, first refusal", kind: "PROBE", mood: "revokesOne" },
  {
    name: "CONFIRM, refused again, the others are not: disabled",
    kind: "CONFIRM",
    mood: "revokesOne",
  },
  { name: "WARNING", kind: "WARNING", mood: "accepts" },
  { name: "EXPIRY, still accepted", kind: "EXPIRY", mood: "accepts" },
  { name: "CANDIDATE, accepted", kind: "CANDIDATE", mood: "accepts" },
];

const INCIDENT_DRAINS: Drain[] = [
  { name: "CONFIRM, the others refused too: an incident", kind: "CONFIRM", mood: "revokesAll" },
  { name: "INCIDENT, over", kind: "INCIDENT", mood: "accepts" },
  { name: "INCIDENT, part of its fleet called up", kind: "INCIDENT", mood: "accepts" },
  { name: "PROBE, our own secret refused", kind: "PROBE", mood: "refusesUs" },
];

/** Looking for due work and claiming it, as core does. */
export function listClaims(now: Date): Job[] {
  const claims = ACCOUNT_KINDS.map((kind) => ({
    name: `claim ${BATCH_ITEMS} of ${kind}`,
    statements: [makeClaim(kind, now)],
  }));
  const { text, values } = nextDueStatement(NOW);
  return [
    { name: "find what is next due", statements: [{ text, values, settings: null }] },
    ...claims,
  ];
}

function makeClaim(kind: Kind, now: Date): Statement {
  const at = { kind, now, limit: BATCH_ITEMS, machineNow: NOW, leasedUntil: LEASED_UNTIL };
  const { text, values } = claimStatement(at);
  return { text, values, settings: null };
}

/** Works one due item of each kind on the recorder's database, through core, and tells what it sent. */
export async function recordJobs(recorder: Recorder): Promise<Job[]> {
  const deps = createBenchDeps(recorder.database);
  const rethrow = (error: unknown) => {
    throw error;
  };
  const drain = async ({ name, kind, mood }: Drain): Promise<Job> => {
    deps.setMood(mood);
    const [_claim, ...statements] = await recorder.record(() =>
      drainDueWork(deps, { kind, limit: 1 }, rethrow),
    );
    if (statements.length === 0) throw new Error(`Nothing of ${kind} is due in the small fleet.`);
    return { name, statements };
  };
  const jobs: Job[] = [];
  for (const scenario of DRAINS) jobs.push(await drain(scenario));
  jobs.push({ name: "a token is saved", statements: await recordSave(recorder) });
  // Last, because an open incident changes what the others do. Time stands still: samples hold for ever.
  await recorder.owner.amazonSample.deleteMany();
  for (const scenario of INCIDENT_DRAINS) {
    jobs.push(await drain(scenario));
    await recorder.owner.amazonIncident.updateMany({ data: { dueAt: NOW } });
  }
  return jobs;
}

/** No job, but the one statement that must find a string among those of every workspace. */
async function recordSave(recorder: Recorder): Promise<Statement[]> {
  const installation = createBenchDeps(recorder.database);
  const deps = depsOf(installation, { workspaceId: LARGEST_WORKSPACE_ID });
  const actor: Actor = { workspaceId: LARGEST_WORKSPACE_ID, kind: "USER", id: "user" };
  const { id } = await recorder.owner.sellerAccount.findFirstOrThrow({
    where: { workspaceId: LARGEST_WORKSPACE_ID, mwsToken: { status: "ENABLED" } },
    select: { id: true },
  });
  const token = `Atzr|${"IwEBIJkq3vYt8ZcX".repeat(8)}`;
  return recorder.record(() => enableMwsToken(deps, actor, { sellerAccountId: id, token }));
}
