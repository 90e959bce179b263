import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { depsOf, updateWorkspace } from "@evergrant/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogKeeper } from "../src/jobs/log-keeper.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const DOCUMENT = new URL("../../../docs/audit.md", import.meta.url);
const EVENTS = 3;

interface Answer {
  events: { edges: { node: { audit: Record<string, string> } }[] };
  auditSeals: Record<string, string>[];
  auditPublicKeys: Record<string, string>[];
}

let opened: OpenServer;
let document: string;
let folder: string;
let read: { events: Answer["events"]["edges"][number]["node"][]; seals: object[]; keys: object[] };
beforeAll(async () => {
  document = await readFile(DOCUMENT, "utf8");
  folder = await mkdtemp(join(tmpdir(), "evergrant-audit-"));
  opened = await openServer();
  const { deps, workspaceId } = opened;
  for (let count = 0; count < EVENTS; count += 1)
    await updateWorkspace(
      depsOf(deps, { workspaceId }),
      { workspaceId, kind: "SYSTEM", id: null },
      { name: `Nº ${count}` },
    );
  await createLogKeeper(deps, { auditDays: 730, signingKey: null }).tend();
  const { data } = (await opened.post(blockOf("graphql"))).body as { data: Answer };
  read = {
    events: data.events.edges.map(({ node }) => node),
    seals: data.auditSeals,
    keys: data.auditPublicKeys,
  };
  await writeFile(join(folder, "verify.mjs"), blockOf("js"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await opened.close();
});

function blockOf(language: string): string {
  const block = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(document)?.[1];
  if (block === undefined) throw new Error(`docs/audit.md has no block of ${language}`);
  return block;
}

async function runOn(file: typeof read): Promise<string> {
  const path = join(folder, "audit.json");
  await writeFile(path, JSON.stringify(file));
  const run = promisify(execFile)(process.execPath, [join(folder, "verify.mjs"), path]);
  return run.then(
    ({ stdout }) => stdout.trim(),
    ({ stderr }: { stderr: string }) => /Error: (.*)/.exec(stderr)?.[1] ?? stderr,
  );
}

it("verifies a log by hand as it says", async () => {
  const hash = read.events.at(-1)?.audit.hash;
  expect(await runOn(read)).toBe(`${EVENTS} events are whole; the last hash is ${hash}.`);
});

it("finds by hand what was changed, what is missing, and a seal that does not hold", async () => {
  const [first, second, third] = read.events;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error("Too few");
  const content = second.audit.content?.replace("Nº 1", "Nº 7") ?? "";
  const changed = { audit: { ...second.audit, content } };
  expect(await runOn({ ...read, events: [first, changed, third] })).toBe("Position 2 was changed.");
  expect(await runOn({ ...read, events: [first, third] })).toBe("Position 2 is missing.");
  const seals = read.seals.map((seal) => ({ ...seal, signature: "AAAA" }));
  expect(await runOn({ ...read, seals })).toBe("The seal of position 3 does not hold.");
});

it("names every field of an event's content and of a seal's", async () => {
  const contents = [read.events[0]?.audit.content, Object(read.seals[0]).content];
  for (const content of contents)
    for (const name of Object.keys(JSON.parse(content))) expect(document).toContain(`\`${name}\``);
});
