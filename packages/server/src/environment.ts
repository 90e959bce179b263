import { resolve } from "node:path";
import { AUDIT_DAYS, parseAddressList, Secret } from "@evergrant/core";
import { z } from "zod";
import { parseSigningKey } from "./audit-key.ts";
import { jwtIssuers } from "./authentication/jwt/issuer.ts";
import { findKeyProblems, KEY_VARIABLES, type KeyEnvironment } from "./keys/key-variables.ts";
import { readSmtpUrl } from "./mail/read-smtp-url.ts";
import { TOKEN_MIN_CHARACTERS } from "./metrics/policy.ts";
import { KEY_POINTS } from "./rate-limit/policy.ts";
import { TRACE_VARIABLES } from "./tracing/trace-variables.ts";

const port = (byDefault: number) =>
  z.coerce.number("is not a port").int("is not a port").min(0).max(65_535).default(byDefault);
const url = z.url("is not an absolute address");

/** A comma list of origins, written as browsers write them. */
const origins = z
  .string()
  .default("")
  .transform((list) => list.split(",").flatMap((item) => item.trim() || []))
  .refine((list) => list.every(isOrigin), "is not a comma list of http or https origins");

/** What a reader of ours makes of a variable; its complaint is the variable's. */
const parsed = <T>(read: (text: string) => T) =>
  z.string().transform((value, context) => {
    try {
      return read(value);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "" });
      return z.NEVER;
    }
  });

/** A comma list of addresses and networks; null: it is empty. */
const addressesOrNone = (byDefault: string) =>
  z
    .string()
    .default(byDefault)
    .transform((list, context) => {
      const entries = list.split(",").flatMap((item) => item.trim() || []);
      const parsed = parseAddressList(entries);
      if (parsed !== null) return entries.length === 0 ? null : parsed;
      context.addIssue({
        code: "custom",
        message: "is not a comma list of addresses and networks",
      });
      return z.NEVER;
    });

/** Points a minute; null: no limit. */
const points = z
  .union(
    [z.literal("off"), z.coerce.number().int().min(1).max(1_000_000_000)],
    "is neither a number of points a minute nor off",
  )
  .default(KEY_POINTS)
  .transform((given) => (given === "off" ? null : given));

/** A day on which something ends, or a moment. */
const date = z.union(
  [z.iso.datetime({ offset: true }), z.iso.date()],
  "is neither a date such as 2026-03-01 nor a moment of ISO 8601",
);

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: "is not a postgres:// address" });

const LOCAL = {
  PORT: port(4000),
  EVERGRANT_HOST: z.string().min(1).default("127.0.0.1"),
  EVERGRANT_DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: databaseUrl.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "is not a redis:// address" }).optional(),
  EVERGRANT_RETURN_ORIGINS: origins,
  EVERGRANT_AUDIT_DAYS: z.coerce
    .number("is not a number of days")
    .int("is not a whole number of days")
    .min(30, "is less than the 30 days for which events are resumable")
    .default(AUDIT_DAYS),
  EVERGRANT_AUDIT_SIGNING_KEY: parsed(parseSigningKey).optional(),
  EVERGRANT_ALLOWED_ORIGINS: origins,
  EVERGRANT_JWT_ISSUERS: jwtIssuers,
  EVERGRANT_TRUSTED_PROXIES: addressesOrNone(""),
  EVERGRANT_RATE_LIMIT: points,
  EVERGRANT_TRUSTED_DOCUMENTS: z.enum(["off", "front-ends", "all"]).default("off"),
  EVERGRANT_METRICS_TOKEN: z
    .string()
    .min(TOKEN_MIN_CHARACTERS, `is shorter than ${TOKEN_MIN_CHARACTERS} characters`)
    .transform((token) => new Secret(token))
    .optional(),
  ...TRACE_VARIABLES,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
};

const DEMO = z.object({
  ...LOCAL,
  SANDBOX_PORT: port(4010),
  EVERGRANT_PRIVATE_TARGETS: addressesOrNone("127.0.0.0/8, ::1"),
});

const QUEUE_ARN = /^arn:aws[a-z-]*:sqs:[a-z]{2}[a-z0-9-]+:\d{12}:[\w-]{1,80}$/;

const VARIABLES = z.object({
  ...LOCAL,
  DATABASE_URL: databaseUrl,
  EVERGRANT_ROLE: z.enum(["api", "worker", "all"]).default("all"),
  EVERGRANT_PUBLIC_URL: url,
  EVERGRANT_DRAIN_SECONDS: z.coerce
    .number("is not a number of seconds")
    .min(0, "is less than none")
    .max(600, "is more than ten minutes")
    .default(5),
  EVERGRANT_PRIVATE_TARGETS: addressesOrNone(""),
  EVERGRANT_SIGN_UP: z.enum(["invitation", "open"]).default("invitation"),
  EVERGRANT_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "is not an smtp:// or smtps:// address" })
    .pipe(parsed((url) => readSmtpUrl(url) && url))
    .optional(),
  EVERGRANT_MAIL_FROM: z.string().min(3).optional(),
  ...KEY_VARIABLES,
  EVERGRANT_AMAZON_CLIENT_ID: z.string().min(1),
  EVERGRANT_AMAZON_CLIENT_SECRET: z.string().min(1),
  EVERGRANT_AMAZON_APPLICATION_ID: z.string().min(1),
  EVERGRANT_AMAZON_CLIENT_SECRET_EXPIRES_AT: date.transform((text) => new Date(text)).optional(),
  EVERGRANT_AMAZON_ROTATE_SECRET_DAYS: z.coerce
    .number("is not a number of days")
    .int("is not a whole number of days")
    .min(1, "is less than a day")
    .max(179, "is more than 179 days, so that each new secret would be rotated at once")
    .optional(),
  EVERGRANT_AMAZON_SQS_URL: url.optional(),
  EVERGRANT_AMAZON_SQS_ARN: z
    .string()
    .regex(
      QUEUE_ARN,
      "is not the ARN of a standard SQS queue: arn:aws:sqs:<region>:<account>:<name>",
    )
    .optional(),
  EVERGRANT_AMAZON_SQS_ENDPOINT: url.optional(),
  EVERGRANT_AMAZON_LWA_URL: url.default("https://api.amazon.com"),
  EVERGRANT_AMAZON_SP_API_URL_NA: url.default("https://sellingpartnerapi-na.amazon.com"),
  EVERGRANT_AMAZON_SP_API_URL_EU: url.default("https://sellingpartnerapi-eu.amazon.com"),
  EVERGRANT_AMAZON_SP_API_URL_FE: url.default("https://sellingpartnerapi-fe.amazon.com"),
});

/** Each of these needs another one. */
const NEEDS = [
  ["EVERGRANT_SMTP_URL", "EVERGRANT_MAIL_FROM"],
  ["EVERGRANT_MAIL_FROM", "EVERGRANT_SMTP_URL"],
  ["EVERGRANT_AMAZON_SQS_URL", "EVERGRANT_AMAZON_SQS_ARN"],
  ["EVERGRANT_AMAZON_SQS_ARN", "EVERGRANT_AMAZON_SQS_URL"],
  ["EVERGRANT_AMAZON_SQS_ENDPOINT", "EVERGRANT_AMAZON_SQS_URL"],
  ["EVERGRANT_AMAZON_ROTATE_SECRET_DAYS", "EVERGRANT_AMAZON_SQS_URL"],
] as const;

const PRODUCTION = VARIABLES.check(
  ...NEEDS.map(([name, other]) =>
    z.refine<z.infer<typeof VARIABLES>>(
      (given) => given[name] === undefined || given[other] !== undefined,
      // Together with whatever else is wrong.
      { path: [name], error: `is set without ${other}`, when: () => true },
    ),
  ),
  z.refine<z.infer<typeof VARIABLES>>(
    (given) => given.EVERGRANT_SIGN_UP !== "open" || given.EVERGRANT_SMTP_URL !== undefined,
    {
      path: ["EVERGRANT_SIGN_UP"],
      error: "is open without EVERGRANT_SMTP_URL, so that nobody could confirm an address",
      when: () => true,
    },
  ),
);

/** What a command needs that makes something beside a running server. */
const WORKSPACE = z.object({
  DATABASE_URL: databaseUrl,
  EVERGRANT_PUBLIC_URL: url,
  ...KEY_VARIABLES,
});

const ROTATION = z.object({ DATABASE_URL: databaseUrl, ...KEY_VARIABLES });

const AUDIT = z.object({
  EVERGRANT_DATA_DIR: LOCAL.EVERGRANT_DATA_DIR,
  DATABASE_URL: LOCAL.DATABASE_URL,
  ...KEY_VARIABLES,
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
  return parse(PRODUCTION, variables, findKeyProblems(variables));
}

/** What `pnpm rotate-keys` reads. */
export function readRotationEnvironment(
  variables = process.env,
): KeyEnvironment & { DATABASE_URL: string } {
  return parse(ROTATION, variables, findKeyProblems(variables));
}

/** What `pnpm verify-audit` reads: that of the production, or, where no keys are given, of the demo. */
export function readAuditEnvironment(
  variables = process.env,
): z.infer<typeof AUDIT> & { isDemo: boolean } {
  const isSet = (name: string) => (variables[name] ?? "") !== "";
  const isDemo = !Object.keys(KEY_VARIABLES).some(isSet);
  const problems = isDemo ? [] : findKeyProblems(variables);
  if (!isDemo && !isSet("DATABASE_URL"))
    problems.push({ name: "DATABASE_URL", message: "is missing, and keys are given" });
  const read = parse(AUDIT, variables, problems);
  return { ...read, isDemo, EVERGRANT_DATA_DIR: resolve(read.EVERGRANT_DATA_DIR) };
}

/** What `pnpm create-workspace` reads. */
export function readWorkspaceEnvironment(variables = process.env): z.infer<typeof WORKSPACE> {
  return parse(WORKSPACE, variables, findKeyProblems(variables));
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** Reports every problem at once, by name and never by value. */
function parse<T>(
  schema: z.ZodType<T>,
  variables: NodeJS.ProcessEnv,
  beside: readonly { name: string; message: string }[] = [],
): T {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success && beside.length === 0) return result.data;
  const found = (result.error?.issues ?? []).map(({ path, code, message }) => {
    const name = path.join(".");
    const isMissing = given[name] === undefined && code === "invalid_type";
    return { name, message: isMissing ? "is missing" : message };
  });
  const problems = [...found, ...beside].map(({ name, message }) => `  ${name}: ${message}`);
  throw new StartError(`The environment is not complete:\n${problems.join("\n")}`);
}
