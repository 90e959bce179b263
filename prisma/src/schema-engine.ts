import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { createMigrationAdapter } from "./migration-adapter.ts";

/** What we use of the global that Node's types leave out. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(
    module: object,
    imports: Record<string, object>,
  ): Promise<{ exports: { __wbindgen_start(): void } }>;
};

const require = createRequire(import.meta.url);

/** Runs `work` with Prisma's schema engine, in this process, on the database of `url`. */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine: Engine } = await loadEngine();
  const adapter = createMigrationAdapter(url);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(adapter.factory);
    const engine = await Engine.new({ datamodels: undefined }, () => {}, factory);
    return await work(engine);
  } finally {
    await adapter.close();
  }
}

let loaded: Promise<typeof import("@prisma/schema-engine-wasm")> | undefined;

/** The engine's own entry imports its WASM as a module, which Node still calls experimental. */
function loadEngine(): Promise<typeof import("@prisma/schema-engine-wasm")> {
  loaded ??= instantiateEngine();
  return loaded;
}

async function instantiateEngine() {
  // The engine hands over what made it panic only to a global of this name.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string): never => {
        throw new Error(`Prisma's schema engine gave up: ${message}`);
      },
    },
  });
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = await WebAssembly.compile(await readFile(file.replace(/\.js$/, ".wasm")));
  const imports = Object.fromEntries(
    Object.entries(glue).map(([name, value]) => [name, isTimeout(name) ? setIdleTimeout : value]),
  );
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": imports });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

function isTimeout(name: string): boolean {
  return name.startsWith("__wbg_setTimeout_");
}

/** The engine leaves a timer of 10 s behind, which must not keep the process from ending. */
function setIdleTimeout(callback: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(callback, milliseconds >>> 0).unref();
}
