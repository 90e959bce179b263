import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const CACHE = join(import.meta.dirname, "../../node_modules/.cache");

/**
 * Where the npm package's Chromium lies unpacked: once a checkout and user. The package itself unpacks
 * into the machine's one temporary folder, where another user's, or a half unpacked one, may lie.
 */
export async function unpackChromium(): Promise<string> {
  const folder = join(CACHE, `chromium-${process.getuid?.() ?? "user"}`);
  const program = join(folder, "chromium");
  if (await stat(program).catch(() => null)) return program;
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  await withTemporaryFolder(draft, async () => {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  });
  // Whoever is second finds it done.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return program;
}

async function withTemporaryFolder(folder: string, run: () => Promise<void>): Promise<void> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    await run();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
