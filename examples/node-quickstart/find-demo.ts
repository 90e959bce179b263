import { readFile } from "node:fs/promises";

/** Where the demo that runs is, and its key. Where none runs, this program ends, and says what to do. */
export async function findDemo() {
  const folder = process.env.EVERGRANT_DATA_DIR ?? ".data";
  const text = await readFile(`${folder}/demo.json`, "utf8").catch(() => null);
  const demo = text === null ? null : JSON.parse(text);
  // An earlier start leaves its file behind.
  const isRunning = demo !== null && (await answers(demo.graphqlUrl));
  if (isRunning) return demo;
  console.error(
    `No demo runs with its data in ${folder}: start one with "npx -y pnpm@12 start" in another terminal, and run this again once it says where it is.`,
  );
  process.exit(1);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { method: "HEAD" }).then(
    () => true,
    () => false,
  );
}
