// Makes what a fresh checkout lacks before anything that imports it is run.
import { ensureGenerated } from "../prisma/src/generate.ts";

await ensureGenerated((line) => process.stdout.write(`${line}\n`));
