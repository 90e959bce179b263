import type { KeyProvider } from "../ports.ts";
import { MissingKeyError } from "./errors.ts";

/**
 * Wraps under the first provider, and unwraps with whichever knows the key id by what it begins with:
 * so one moves from one provider to another, and back.
 */
export function joinKeyProviders(
  newest: { prefix: string; provider: KeyProvider },
  ...others: readonly { prefix: string; provider: KeyProvider }[]
): KeyProvider {
  const all = [newest, ...others];
  return {
    currentKeyId: newest.provider.currentKeyId,
    wrap: (dataKey, context, signal) => newest.provider.wrap(dataKey, context, signal),
    async unwrap(keyId, wrapped, context, signal) {
      const found = all.find(({ prefix }) => keyId.startsWith(prefix));
      if (found === undefined) throw new MissingKeyError(keyId);
      return found.provider.unwrap(keyId, wrapped, context, signal);
    },
  };
}
