import { parseConnectionUrl } from "nodemailer/lib/shared";
import type { SMTPTransportOptions } from "nodemailer/lib/smtp-transport";
import findService from "nodemailer/lib/well-known";

/**
 * How a mail server is reached, by an address as nodemailer writes them: `?service=` names one that it knows, `?tls.` what
 * is told to TLS. Throws an error of one sentence for what is not taken.
 */
export function readSmtpUrl(url: string): SMTPTransportOptions {
  if (/oauth2/i.test(new URL(url).search))
    throw new Error("asks for OAuth2, which is not spoken: give a user and a password of his apps");
  const options = parseConnectionUrl(url);
  if (options.service === undefined) return options;
  const known = findService(options.service);
  if (!known) throw new Error("names a service that is not known: write its host instead");
  return { ...options, ...known };
}
