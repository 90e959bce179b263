import { AsyncLocalStorage } from "node:async_hooks";
import type { Cipher } from "@evergrant/core";
import type { Database } from "@evergrant/db";

/** The same database and cipher; the cipher fails where it is asked within a transaction of the database's. */
export function watchTransactions(
  database: Database,
  cipher: Cipher,
): { database: Database; cipher: Cipher } {
  const inside = new AsyncLocalStorage<true>();
  const refuse = () => {
    if (inside.getStore()) throw new Error("The key provider was asked within a transaction.");
  };
  const watch = <Client extends object>(client: Client): Client =>
    new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name !== "$transaction" || typeof value !== "function") return value;
        return (...args: unknown[]) => inside.run(true, () => Reflect.apply(value, target, args));
      },
    });
  return {
    database: {
      ...database,
      inWorkspace: (scope) => watch(database.inWorkspace(scope)),
      system: watch(database.system),
    },
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
