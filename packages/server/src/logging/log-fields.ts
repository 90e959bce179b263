import { AsyncLocalStorage } from "node:async_hooks";

type Fields = Record<string, unknown>;

const contexts = new AsyncLocalStorage<Fields>();

/** Puts these on every line that is logged in what runs, and in what it awaits. */
export function withLogFields<T>(fields: Fields, run: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...fields }, run);
}

/** Puts these on the lines of the request or job that runs, from now on. Nothing outside of one. */
export function addLogFields(fields: Fields): void {
  Object.assign(contexts.getStore() ?? {}, fields);
}

/** What stands on every line that is logged now; it grows with what is added. */
export function currentLogFields(): Readonly<Fields> {
  return contexts.getStore() ?? {};
}

/** The id of the request that runs; undefined outside of one. */
export function currentRequestId(): string | undefined {
  const { requestId } = currentLogFields();
  return typeof requestId === "string" ? requestId : undefined;
}
