import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { localKeyId, rotateKeys } from "@evergrant/core";
import { openDatabase, PATIENT_TIMEOUTS } from "@evergrant/db";
import { readRotationEnvironment } from "./environment.ts";
import { explainEnd } from "./explain-end.ts";
import { describeProgress, describeReport, isComplete } from "./keys/describe-rotation.ts";
import { openKeys, ringOf } from "./keys/open-keys.ts";

const PROGRESS_MS = 1_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function run(): Promise<boolean> {
  const { values } = parseArgs({ options: { "hash-key-file": { type: "string" } } });
  const environment = readRotationEnvironment();
  const { provider, hashKey } = await openKeys(environment);
  const file = values["hash-key-file"];
  if (file !== undefined) {
    // Never on the terminal, which is often kept; and over no file that is there.
    await writeFile(file, hashKey.export().toString("base64"), { mode: 0o600, flag: "wx" });
    say(`Wrote the hash key into ${file}. Whoever reads it can make valid API keys and links.`);
    return true;
  }
  const database = openDatabase({ url: environment.DATABASE_URL, timeouts: PATIENT_TIMEOUTS });
  const { currentKeyId } = provider;
  say(`The newest key is ${currentKeyId}.`);
  const startedAt = performance.now();
  let progress = { done: 0, total: 0 };
  const timer = setInterval(() => {
    say(describeProgress(progress, performance.now() - startedAt));
  }, PROGRESS_MS);
  try {
    const report = await rotateKeys({ client: database.operator, provider }, (now) => {
      progress = now;
    });
    const ringIds = (ringOf(environment) ?? []).map(localKeyId);
    const isHashKeyDerived = environment.EVERGRANT_HASH_KEY === undefined;
    const described = { currentKeyId, ringIds, isHashKeyDerived };
    for (const line of describeReport(report, described)) say(line);
    if (isComplete(report, described)) return true;
    if (report.failures.length === 0)
      say("Some were held or written by others meanwhile: run it again.");
    return false;
  } finally {
    clearInterval(timer);
    await database.stop();
  }
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  process.stderr.write(
    `${explainEnd(error)}\nWhat was done stays done: run it again once that is mended.\n`,
  );
  process.exitCode = 1;
}
