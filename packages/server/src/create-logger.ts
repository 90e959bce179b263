import { type DestinationStream, destination, type Logger, pino } from "pino";
import { currentLogFields } from "./logging/log-fields.ts";

/** Names that hold secrets, wherever they come from; written in any case, with or without - and _. */
const SECRET_NAMES = new Set([
  "accesstoken",
  "apikey",
  "authorization",
  "clientsecret",
  "connectionstring",
  "cookie",
  "datakey",
  "encryptionkeys",
  "hashkey",
  "mwsauthtoken",
  "newpassword",
  "password",
  "plaintext",
  "proxyauthorization",
  "refreshtoken",
  "secret",
  "secretaccesskey",
  "sessiontoken",
  "setcookie",
  "token",
  "xamzaccesstoken",
  "xamzsecuritytoken",
]);

/** Nothing that is worth a line is deeper; and what refers to itself ends here. */
const DEPTH_MAX = 8;

/**
 * The processes' log: JSON lines on stderr. What must not be printed is a Secret; this is the net below it.
 * By walking what is there: pino's own paths of as many names and levels cost twenty times as much a line.
 */
export function createLogger(level: string, stream: DestinationStream = destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      mixin: () => ({ ...currentLogFields() }),
      formatters: { log: (fields) => redactFields(fields, 0) },
      serializers: { err: (error: Error) => redact(pino.stdSerializers.err(error), 1) },
    },
    stream,
  );
}

function redactFields(fields: object, depth: number): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields))
    shown[name] = isSecret(name) ? "[redacted]" : redact(value, depth + 1);
  return shown;
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  // Of the fields themselves: the serializer has its turn.
  if (depth === 1 && value instanceof Error) return value;
  if (depth > DEPTH_MAX) return "[deep]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return redactFields(value, depth);
}

function isSecret(name: string): boolean {
  return SECRET_NAMES.has(name.replaceAll(/[-_]/g, "").toLowerCase());
}
