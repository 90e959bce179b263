import { AsyncLocalStorage } from "node:async_hooks";
import type { Cipher } from "@evergrant/core";
import type { PrismaClient } from "@evergrant/db";

/** The same client and cipher; the cipher fails where it is asked within a transaction of the client's. */
export function watchTransactions(
  client: PrismaClient,
  cipher: Cipher,
): { client: PrismaClient; cipher: Cipher } {
  const inside = new AsyncLocalStorage<true>();
  const refuse = () => {
    if (inside.getStore()) throw new Error("The key provider was asked within a transaction.");
  };
  const watched = new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== "$transaction" || typeof value !== "function") return value;
      return (...args: unknown[]) => inside.run(true, () => Reflect.apply(value, target, args));
    },
  });
  return {
    client: watched,
    cipher: {
      ...cipher,
      async encrypt(...args) {
        refuse();
        return cipher.encrypt(...args);
      },
      async decrypt(...args) {
        refuse();
        return cipher.decrypt(...args);
      },
    },
  };
}
