import type { Credentials, Load, LoadOperation, LoadSeller } from "./operations.ts";

/** Sends one request; reads the answer's text where somebody wants it, and else drops it. */
export type Send = (load: Load, wantsText: boolean) => Promise<{ status: number; text: string }>;

const IN_FLIGHT = 32;
/** The load ends by its count; this is for a sandbox that has become slow. */
const MAX_SECONDS = 60;

/**
 * Runs the operations in turn, each once a seller, and answers how many a second were answered.
 * @throws when an answer is not a success: a refused call would count as a fast one.
 */
export async function runLoad(
  send: Send,
  operations: readonly LoadOperation[],
  sellers: readonly LoadSeller[],
  credentials: Credentials,
): Promise<number> {
  const total = sellers.length * operations.length;
  const startedAt = performance.now();
  const getSeconds = () => (performance.now() - startedAt) / 1_000;
  let next = 0;
  const sendOnAndOn = async (): Promise<void> => {
    while (next < total) {
      const index = next++;
      const seller = sellers[Math.floor(index / operations.length)];
      const operation = operations[index % operations.length];
      if (!seller || !operation) return;
      const { status, text } = await send(
        operation.write(seller, credentials),
        operation.learn !== undefined,
      );
      if (status !== 200) throw new Error(`${operation.name} answered ${status}.`);
      operation.learn?.(seller, text);
      if (getSeconds() > MAX_SECONDS) throw new Error(`${operation.name} is too slow.`);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sendOnAndOn));
  return total / getSeconds();
}
