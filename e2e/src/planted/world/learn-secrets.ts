import type { SecretKind, Vault } from "../search/vault.ts";

const SHAPES: readonly [SecretKind, RegExp][] = [
  ["refresh token", /Atzr\|[\w-]{20,}/g],
  ["access token", /Atza\|[\w-]{20,}/g],
  ["access token", /Atc\|[\w-]{20,}/g],
  ["MWS token", /amzn\.mws\.[0-9a-f-]{36}/g],
  ["client secret", /amzn1\.oa2-cs\.v1\.[0-9a-f]{64}/g],
  ["authorization code", /(?<="authorizationCode":"|\bcode=)AN[\w-]{40,}/g],
];

/** Plants what travels between the server and Amazon: nobody knows an access token before. */
export function learnSecrets(vault: Vault, source: string, text: string): void {
  const spellings = [text, text.replace(/%[0-9A-Fa-f]{2}/g, (code) => decodeURIComponent(code))];
  for (const spelling of spellings) {
    for (const [kind, shape] of SHAPES) {
      for (const [value] of spelling.matchAll(shape))
        vault.plant(kind, nameNext(vault, `${source}: ${kind}`), value, "met on the way to Amazon");
    }
  }
}

function nameNext(vault: Vault, name: string): string {
  const count = vault.list().filter((secret) => secret.name.startsWith(`${name} `)).length;
  return `${name} ${count + 1}`;
}
