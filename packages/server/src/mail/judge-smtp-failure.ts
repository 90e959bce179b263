import type { Sending } from "@evergrant/core";

/** What fails before anything of a mail can have arrived. */
const BEFORE_CONNECTED = new Set(["EDNS", "ETLS", "EAUTH", "ECONNREFUSED", "EPROTOCOL"]);
const TEMPORARY_BELOW = 500;

/**
 * What became of a mail whose sending failed. A server that answers has taken nothing; for good, where it does not
 * know the address or does not want the mail. Where a connection broke, the mail may have arrived, unless it broke
 * before the mail was offered.
 */
export function judgeSmtpFailure(error: unknown): Sending {
  const { code, originalCode, command, responseCode, syscall, timeoutType } = readFailure(error);
  if (typeof responseCode === "number") {
    const isAboutMail = command === "RCPT TO" || command === "DATA";
    return isAboutMail && responseCode >= TEMPORARY_BELOW ? "REFUSED" : "NOT_TAKEN";
  }
  if (code === "EENVELOPE" || code === "EMESSAGE") return "REFUSED";
  const isBefore =
    syscall === "connect" ||
    BEFORE_CONNECTED.has(String(code)) ||
    BEFORE_CONNECTED.has(String(originalCode)) ||
    timeoutType === "CONNECT_TIMEOUT" ||
    timeoutType === "GREETING_TIMEOUT";
  return isBefore ? "NOT_TAKEN" : "UNCERTAIN";
}

/** As nodemailer describes it. */
function readFailure(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return {};
  return { ...error };
}
