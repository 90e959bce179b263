import { DomainError } from "../src/errors.ts";

/** The code of the error a promise is refused with; null when it is kept. Faults of ours are thrown on. */
export async function codeOf(promise: Promise<unknown>): Promise<string | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
