import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");

it("names in docs/security.md only what is there to be looked at", () => {
  const rows = readFileSync(join(ROOT, "docs/security.md"), "utf8").match(/^\|.*\|$/gm) ?? [];
  const paths = rows.flatMap((row) =>
    Array.from(
      row.matchAll(/`((?:core|schema|server|prisma|e2e)\/[^`]+)`/g),
      ([, path = ""]) => path,
    ),
  );
  expect(paths.length).toBeGreaterThan(20);
  const found = (path: string) => globSync([path, join("packages", path)], { cwd: ROOT }).length;
  expect(paths.filter((path) => found(path) === 0)).toEqual([]);
});
