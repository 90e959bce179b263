import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

const CACHE = join(import.meta.dirname, "../../node_modules/.cache");

/**
 * Where the npm package's Chromium lies unpacked: once a checkout and user. The package itself unpacks
 * into the machine's one temporary folder, where another user's, or a half unpacked one, may lie.
 */
export async function unpackChromium(): Promise<string> {
  const folder = join(CACHE, `browser-${process.getuid?.() ?? "user"}`);
  const program = join(folder, "chromium");
  if (await stat(program).catch(() => null)) return program;
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  await withTemporaryFolder(draft, async () => {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  });
  await writeFile(join(draft, "fonts", "fonts.conf"), formatFontConfig(folder));
  // Whoever is second finds it done.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return program;
}

/** The package's own names folders elsewhere; a page with a text box crashes a browser without fonts. */
function formatFontConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
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
