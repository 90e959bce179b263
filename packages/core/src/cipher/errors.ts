/** A record's key is not among those that were given. Says which, and nothing of the record. */
export class MissingKeyError extends Error {
  readonly keyId: string;

  constructor(keyId: string) {
    super(
      `Encryption key ${keyId} is missing. Give it back, behind the newest, until pnpm rotate-keys says that nothing is left under it.`,
    );
    this.keyId = keyId;
  }
}

/** A ciphertext was changed, moved to another place, or was never one. */
export class DamagedCiphertextError extends Error {}

/** Whoever holds the keys does not answer: nothing is known of the record, and the same may succeed later. */
export class KeysUnavailableError extends Error {
  readonly retryable = true;
}

/** The keyed hashes in the database were made under another hash key. */
export class HashKeyChangedError extends Error {}
