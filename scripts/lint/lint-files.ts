import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

interface Report {
  diagnostics: { category: string; location: { path: string } }[];
}

/**
 * Lints files that do not exist, under the repository's own rules, and answers the broken rules of
 * each path. The rules go by path, so they are copied beside the files and not pointed at.
 */
export async function lintFiles(files: Record<string, string>): Promise<Map<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    const rules = JSON.parse(await readFile(join(root, "biome.json"), "utf8"));
    await writeFile(
      join(folder, "biome.json"),
      JSON.stringify({ ...rules, $schema: undefined, vcs: { enabled: false } }),
    );
    await cp(join(root, "scripts/lint"), join(folder, "scripts/lint"), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const report: Report = JSON.parse(await runBiome(folder));
    const broken = new Map(Object.keys(files).map((path): [string, string[]] => [path, []]));
    for (const { category, location } of report.diagnostics) {
      broken.get(location.path)?.push(category);
    }
    return broken;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runBiome(folder: string): Promise<string> {
  const biome = join(root, "node_modules/.bin/biome");
  const flags = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
  return new Promise((resolve, reject) => {
    // Biome exits with 1 when it finds something, which is what most callers are here for.
    execFile(biome, flags, { cwd: folder }, (error, stdout) => {
      if (stdout === "" && error !== null) reject(error);
      else resolve(stdout);
    });
  });
}
