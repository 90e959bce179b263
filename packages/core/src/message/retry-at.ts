import { FIRST_RETRY_MS, LAST_RETRY_MS } from "./policy.ts";

/** When what could not be sent is tried again, after so many attempts; null: not before its end. */
export function retryAt(
  { attempts, endsAt }: { attempts: number; endsAt: Date },
  machineNow: Date,
): Date | null {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LAST_RETRY_MS);
  const at = new Date(machineNow.getTime() + wait);
  return at < endsAt ? at : null;
}
