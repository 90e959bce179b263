/** What a secret is, for the list of the places where each may stand. */
export type SecretKind =
  | "refresh token"
  | "MWS token"
  | "access token"
  | "authorization code"
  | "client secret"
  | "API key"
  | "encryption key"
  | "renew link"
  | "state"
  | "database password"
  | "AWS key"
  | "metrics token"
  | "webhook secret"
  | "webhook signature"
  | "Slack address"
  | "calendar address"
  | "issue link"
  | "invitation"
  | "wrong place"
  | "canary";

export interface PlantedSecret {
  kind: SecretKind;
  /** Tells it apart in the report; never holds any of it. */
  name: string;
  /** What of it must be found nowhere: without the prefix that all of its kind share. */
  core: Buffer;
  /** How it is known that it was really used; null: it was not. */
  proof: string | null;
}

export interface Vault {
  /** Remembers a secret under a name; once, however often it is met. */
  plant(kind: SecretKind, name: string, value: string | Uint8Array, proof?: string): void;
  /** Says of a planted secret, by its value, how it was used. */
  prove(value: string | Uint8Array, proof: string): void;
  list(): PlantedSecret[];
}

const PREFIX = /^(?:Atz[ar]\||Atc\||amzn\.mws\.|amzn1\.oa2-cs\.v1\.|eg_(?:test|live)_|whsec_)/;

/** All that the test has hidden, and what it met on the way: in its own memory alone. */
export function createVault(): Vault {
  const secrets = new Map<string, PlantedSecret>();
  const keyOf = (value: string | Uint8Array) => Buffer.from(value).toString("latin1");
  return {
    plant(kind, name, value, proof) {
      const key = keyOf(value);
      const known = secrets.get(key);
      if (known !== undefined) {
        known.proof ??= proof ?? null;
        return;
      }
      const core = Buffer.from(typeof value === "string" ? value.replace(PREFIX, "") : value);
      secrets.set(key, { kind, name, core, proof: proof ?? null });
    },
    prove(value, proof) {
      const secret = secrets.get(keyOf(value));
      if (secret === undefined) throw new Error("Nothing of this value was planted.");
      secret.proof ??= proof;
    },
    list: () => [...secrets.values()],
  };
}
