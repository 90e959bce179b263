import { resolve } from "node:path";
import { z } from "zod";
import { parseKeyRing } from "./key-ring.ts";

const port = (byDefault: number) =>
  z.coerce.number("is not a port").int("is not a port").min(0).max(65_535).default(byDefault);
const url = z.url("is not an absolute address");

/** A comma list of origins, written as browsers write them. */
const origins = z
  .string()
  .default("")
  .transform((list) => list.split(",").flatMap((item) => item.trim() || []))
  .refine((list) => list.every(isOrigin), "is not a comma list of http or https origins");

const LOCAL = {
  PORT: port(4000),
  EVERGRANT_HOST: z.string().min(1).default("127.0.0.1"),
  EVERGRANT_DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "is not a postgres:// address" })
    .optional(),
  EVERGRANT_RETURN_ORIGINS: origins,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
};

const DEMO = z.object({ ...LOCAL, SANDBOX_PORT: port(4010) });

const PRODUCTION = z.object({
  ...LOCAL,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "is not a postgres:// address" }),
  EVERGRANT_ROLE: z.enum(["api", "worker", "all"]).default("all"),
  EVERGRANT_PUBLIC_URL: url,
  EVERGRANT_ENCRYPTION_KEYS: z.string().transform((value, context) => {
    try {
      return parseKeyRing(value);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "" });
      return z.NEVER;
    }
  }),
  EVERGRANT_AMAZON_CLIENT_ID: z.string().min(1),
  EVERGRANT_AMAZON_CLIENT_SECRET: z.string().min(1),
  EVERGRANT_AMAZON_APPLICATION_ID: z.string().min(1),
  EVERGRANT_AMAZON_LWA_URL: url.default("https://api.amazon.com"),
  EVERGRANT_AMAZON_SP_API_URL_NA: url.default("https://sellingpartnerapi-na.amazon.com"),
  EVERGRANT_AMAZON_SP_API_URL_EU: url.default("https://sellingpartnerapi-eu.amazon.com"),
  EVERGRANT_AMAZON_SP_API_URL_FE: url.default("https://sellingpartnerapi-fe.amazon.com"),
});

export type DemoEnvironment = z.infer<typeof DEMO>;
export type ProductionEnvironment = z.infer<typeof PRODUCTION>;

/** What an operator can mend before starting again: one clear line, no stack. */
export class StartError extends Error {}

/** What `pnpm start` reads. */
export function readDemoEnvironment(variables = process.env): DemoEnvironment {
  const read = parse(DEMO, variables);
  return { ...read, EVERGRANT_DATA_DIR: resolve(read.EVERGRANT_DATA_DIR) };
}

/** What `pnpm serve` reads. Nothing that matters has a default. */
export function readProductionEnvironment(variables = process.env): ProductionEnvironment {
  return parse(PRODUCTION, variables);
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** Reports every problem at once, by name and never by value. */
function parse<T>(schema: z.ZodType<T>, variables: NodeJS.ProcessEnv): T {
  const given = Object.entries(variables).filter(([, value]) => value !== "");
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, code, message }) => {
    const name = path.join(".");
    return `  ${name}: ${variables[name] === undefined && code === "invalid_type" ? "is missing" : message}`;
  });
  throw new StartError(`The environment is not complete:\n${problems.join("\n")}`);
}
