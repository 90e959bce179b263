import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseKey, parseKeyRing } from "./parse-key-ring.ts";

const KMS_KEY_ID =
  /^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]{1,256}|alias\/[\w/-]{1,250})$/;

/** Where an installation's keys come from. */
export const KEY_VARIABLES = {
  EVERGRANT_ENCRYPTION_KEYS: parsed(parseKeyRing).optional(),
  EVERGRANT_ENCRYPTION_KEYS_FILE: parsed((path) => parseKeyRing(readKeyFile(path))).optional(),
  EVERGRANT_HASH_KEY: parsed(parseKey).optional(),
  EVERGRANT_KMS_KEY_ID: z
    .string()
    .regex(KMS_KEY_ID, "is neither the ARN of a key or alias of AWS KMS nor alias/<name>")
    .optional(),
  EVERGRANT_KMS_ENDPOINT: z.url("is not an absolute address").optional(),
};

const VARIABLES = z.object(KEY_VARIABLES);

export type KeyEnvironment = z.infer<typeof VARIABLES>;

const RING = "EVERGRANT_ENCRYPTION_KEYS";
const FILE = "EVERGRANT_ENCRYPTION_KEYS_FILE";
const KMS = "EVERGRANT_KMS_KEY_ID";
const HASH = "EVERGRANT_HASH_KEY";

/** What is wrong with the choice of keys, looked at as it is written: a malformed key is not a missing one. */
export function findKeyProblems(given: NodeJS.ProcessEnv): { name: string; message: string }[] {
  const isSet = (name: string) => (given[name] ?? "") !== "";
  const hasRing = isSet(RING) || isSet(FILE);
  const problems = [];
  if (!hasRing && !isSet(KMS))
    problems.push({ name: RING, message: `is missing, and so are ${FILE} and ${KMS}` });
  if (isSet(RING) && isSet(FILE))
    problems.push({ name: FILE, message: `is set together with ${RING}` });
  if (!hasRing && isSet(KMS) && !isSet(HASH))
    problems.push({ name: HASH, message: `is missing: ${KMS} alone makes no keyed hashes` });
  if (isSet("EVERGRANT_KMS_ENDPOINT") && !isSet(KMS))
    problems.push({ name: "EVERGRANT_KMS_ENDPOINT", message: `is set without ${KMS}` });
  return problems;
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    throw new Error("names a file that cannot be read");
  }
}

function parsed<T>(parse: (text: string) => T) {
  return z.string().transform((text, context): T => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "" });
      return z.NEVER;
    }
  });
}
