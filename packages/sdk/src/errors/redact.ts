/** Shorter pieces are no secret, and leaving them out would make holes in ordinary words. */
const MIN_SECRET_LENGTH = 6;

/**
 * Everything in variables that a field called `token` carries, in pieces free of white space and
 * quotes: an answer that quotes a variable may have escaped those.
 */
export function listSecrets(variables: unknown): string[] {
  if (typeof variables !== "object" || variables === null) return [];
  return Object.entries(variables).flatMap(([name, value]) =>
    name === "token" && typeof value === "string" ? splitSecret(value) : listSecrets(value),
  );
}

/** The pieces of a secret that are to be found again however it is quoted. */
export function splitSecret(secret: string): string[] {
  return secret.split(/[\s"'`\\]+/).filter((piece) => piece.length >= MIN_SECRET_LENGTH);
}

/** The text without the secrets. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((kept, secret) => kept.replaceAll(secret, "[redacted]"), text);
}
