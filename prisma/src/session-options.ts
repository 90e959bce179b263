import { parseDatabaseUrl } from "./database-url.ts";

const IDLE_IN_TRANSACTION_MS = 30_000;

const settings = [
  // The adapter writes and reads times without their offset: any other zone would shift them.
  "-c TimeZone=UTC",
  "-c DateStyle=ISO",
  // The locks of a process that hangs inside a transaction are given back.
  `-c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS}`,
].join(" ");

/** The connection string with the session settings that our code relies on. */
export function withSessionOptions(url: string): string {
  const parsed = parseDatabaseUrl(url);
  const given = parsed.searchParams.get("options");
  parsed.searchParams.set("options", given === null ? settings : `${given} ${settings}`);
  return parsed.href;
}
