import {
  checkHashKey,
  DamagedCiphertextError,
  HashKeyChangedError,
  type InstallationDeps,
  type InstalledApplication,
  KeysUnavailableError,
  MissingKeyError,
  saveApplication,
} from "@evergrant/core";
import { StartError } from "../environment.ts";

const MENDED_BY_OPERATOR = [
  HashKeyChangedError,
  MissingKeyError,
  DamagedCiphertextError,
  KeysUnavailableError,
];

/**
 * Makes the installation's application known, if the keys are those that the database is used with; else
 * refuses to start, with one clear line.
 */
export async function startWithKeys(
  deps: Pick<InstallationDeps, "database" | "cipher" | "clock" | "machineClock">,
  application: InstalledApplication,
): Promise<void> {
  try {
    await checkHashKey(deps);
    await saveApplication(deps, application);
  } catch (error) {
    const isMended = MENDED_BY_OPERATOR.some((kind) => error instanceof kind);
    throw isMended && error instanceof Error ? new StartError(error.message) : error;
  }
}
