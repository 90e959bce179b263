import { beforeAll, describe, expect, it } from "vitest";
import { lintFiles } from "./lint-files.ts";

const OURS = [
  "amazon",
  "core",
  "db",
  "paste-doctor",
  "sandbox",
  "schema",
  "sdk",
  "server",
  "testkit",
];

/** Who may import whom, written a second time so that loosening biome.json alone fails. */
const ARROWS: Record<string, string[]> = {
  "apps/dashboard/src": ["sdk"],
  "examples/node-quickstart": ["sdk"],
  "packages/amazon/src": ["core"],
  "packages/core/src": ["db", "paste-doctor"],
  "packages/paste-doctor/src": [],
  "packages/sandbox/src": [],
  "packages/schema/src": ["core", "db"],
  "packages/sdk/src": ["paste-doctor"],
  "packages/server/src": ["amazon", "core", "db", "schema"],
  "prisma/src": [],
};

const arrows = Object.entries(ARROWS).flatMap(([folder, allowed]) =>
  OURS.map((target) => ({
    path: `${folder}/to-${target}.ts`,
    text: `import { it } from "@evergrant/${target}";\nit();\n`,
    isAllowed: allowed.includes(target),
  })),
);

const IMPORTS = "lint/style/noRestrictedImports";
const START = "./demo/start-sandbox.ts";

const strays: { name: string; path: string; text: string; rule: string | null }[] = [
  ...["graphql", "graphql-yoga", "pg", "@pothos/core", "node:http"].map((library) => ({
    name: `core may not import ${library}`,
    path: `packages/core/src/${library.replaceAll(/\W/g, "-")}.ts`,
    text: `import { it } from "${library}";\nit();\n`,
    rule: IMPORTS,
  })),
  {
    name: "core may not fetch",
    path: "packages/core/src/fetches.ts",
    text: `export const it = await fetch("https://example.com");\n`,
    rule: "lint/style/noRestrictedGlobals",
  },
  {
    name: "no package reads process.env",
    path: "packages/server/src/reads-env.ts",
    text: "export const it = process.env.PORT;\n",
    rule: "lint/style/noProcessEnv",
  },
  {
    name: "environment.ts reads process.env",
    path: "packages/server/src/environment.ts",
    text: "export const it = process.env.PORT;\n",
    rule: null,
  },
  {
    name: "import() is an import",
    path: "packages/core/src/import-call.ts",
    text: `export const it = await import("@evergrant/sandbox");\n`,
    rule: IMPORTS,
  },
  {
    name: "a type is an import",
    path: "packages/core/src/type-only.ts",
    text: `export type { It } from "@evergrant/schema";\n`,
    rule: IMPORTS,
  },
  {
    name: "an entry point of a package is the package",
    path: "packages/core/src/entry-point.ts",
    text: `export { it } from "@evergrant/testkit/database";\n`,
    rule: IMPORTS,
  },
  ...["core", "schema", "server", "amazon"].map((part) => ({
    name: `${part} may not import the owner's client`,
    path: `packages/${part}/src/owner.ts`,
    text: `import { it } from "@evergrant/db/owner";\nit();\n`,
    rule: IMPORTS,
  })),
  ...["packages/core/tests", "packages/testkit/src", "bench/src", "e2e/tests"].map((folder) => ({
    name: `${folder} may`,
    path: `${folder}/owner.ts`,
    text: `import { it } from "@evergrant/db/owner";\nit();\n`,
    rule: null,
  })),
  {
    name: "nobody climbs into another package by a relative path",
    path: "packages/schema/src/mws-token/climbs.ts",
    text: `export { it } from "../../../server/src/it.ts";\n`,
    rule: IMPORTS,
  },
  {
    name: "nor does a test",
    path: "packages/schema/tests/climbs.test.ts",
    text: `export { it } from "../../../prisma/src/it.ts";\n`,
    rule: IMPORTS,
  },
  {
    name: "a test imports the package it tests",
    path: "packages/schema/tests/deep/own.test.ts",
    text: `export { it } from "../../src/it.ts";\nexport { open } from "@evergrant/testkit";\n`,
    rule: null,
  },
  {
    name: "what tests share may import what tests import",
    path: "packages/core/tests/fixture.ts",
    text: `export { it } from "@evergrant/testkit";\nexport const at = process.env.AT;\n`,
    rule: null,
  },
  {
    name: "the demo's own file may import the sandbox",
    path: "packages/server/src/demo/start-sandbox.ts",
    text: `export { it } from "@evergrant/sandbox";\n`,
    rule: null,
  },
  {
    name: "the server may not load the demo's sandbox at once",
    path: "packages/server/src/at-once.ts",
    text: `import { it } from "${START}";\nit();\n`,
    rule: "plugin",
  },
  {
    name: "the server loads the demo's sandbox by import()",
    path: "packages/server/src/later.ts",
    text: `import type { It } from "${START}";\nexport const it: It = await import("${START}");\n`,
    rule: null,
  },
];

describe("import arrows", () => {
  let broken = new Map<string, string[]>();

  beforeAll(async () => {
    broken = await lintFiles(
      Object.fromEntries([...arrows, ...strays].map(({ path, text }) => [path, text])),
    );
  });

  it.each(arrows)("$path: allowed is $isAllowed", ({ path, isAllowed }) => {
    expect(broken.get(path)).toEqual(isAllowed ? [] : [IMPORTS]);
  });

  it.each(strays)("$name", ({ path, rule }) => {
    if (rule === null) expect(broken.get(path)).toEqual([]);
    else expect(broken.get(path)).toContain(rule);
  });
});
