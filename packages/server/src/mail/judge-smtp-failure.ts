import type { Sending } from "@evergrant/core";

const TEMPORARY_BELOW = 500;

/**
 * What became of a mail whose sending failed. A server that answers has taken nothing; for good, where it does not
 * know the address or does not want the mail. Where a connection broke, the mail may have arrived, unless it broke
 * before the server was asked to take its content.
 */
export function judgeSmtpFailure(
  error: unknown,
  { isContentBegun }: { isContentBegun: boolean },
): Sending {
  const { code, command, responseCode } = readFailure(error);
  if (typeof responseCode === "number") {
    const isAboutMail = command === "RCPT TO" || command === "DATA";
    return isAboutMail && responseCode >= TEMPORARY_BELOW ? "REFUSED" : "NOT_TAKEN";
  }
  // Not even offered: it is too large, or its address is none.
  if (code === "EENVELOPE" || code === "EMESSAGE") return "REFUSED";
  return isContentBegun ? "UNCERTAIN" : "NOT_TAKEN";
}

/** As nodemailer describes it. */
function readFailure(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return {};
  return { ...error };
}
