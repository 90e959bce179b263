/**
 * An API key, a session token or a person's token; or a function that gives one whenever it is needed,
 * `isRefused` once the one it gave before is no longer accepted.
 */
export type TokenSource = string | ((asked: { isRefused: boolean }) => string | Promise<string>);

/** What may stand in an Authorization header after `Bearer`. */
const TOKEN = /^[\x21-\x7e]+$/;

/** The token to send now. Throws TypeError for what no header can carry; the message does not hold it. */
export async function readToken(source: TokenSource, isRefused: boolean): Promise<string> {
  return checkToken(typeof source === "string" ? source : await source({ isRefused }));
}

export function checkToken(token: string): string {
  if (TOKEN.test(token)) return token;
  throw new TypeError("The client's token is empty or holds white space. Give the key alone.");
}

/** Whether there may be another one to go on with. */
export function isRenewable(source: TokenSource): boolean {
  return typeof source === "function";
}
