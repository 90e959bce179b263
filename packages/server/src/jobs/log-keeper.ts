import {
  type InstallationDeps,
  makePartitions,
  openSigningKey,
  type Secret,
  type SigningKey,
  tendLog,
} from "@evergrant/core";

/** What the operator says of the audit. */
export function auditOptions(environment: {
  EVERGRANT_AUDIT_DAYS: number;
  EVERGRANT_AUDIT_SIGNING_KEY?: Secret | undefined;
}): AuditOptions {
  const { EVERGRANT_AUDIT_DAYS: auditDays, EVERGRANT_AUDIT_SIGNING_KEY: key } = environment;
  return { auditDays, signingKey: key ?? null };
}

interface AuditOptions {
  auditDays: number;
  signingKey: Secret | null;
}

const DAY_MS = 86_400_000;
/** The month that the clock comes to is made so long before (domain time). */
const AHEAD_MS = 32 * DAY_MS;

/** Sees to the event log as such: its months, their end, and its seals. */
export interface LogKeeper {
  /** Makes the months that the clock has come near. Asks nothing where they are made. */
  prepare(): Promise<void>;
  /** All that is due. */
  tend(): Promise<void>;
}

/** Those of several processes do not disturb each other. */
export function createLogKeeper(
  deps: Pick<InstallationDeps, "database" | "clock" | "machineClock" | "cipher">,
  { auditDays, signingKey }: AuditOptions,
): LogKeeper {
  let madeUntil = new Date(0);
  let opened: SigningKey | undefined;
  return {
    async prepare() {
      if (deps.clock.now().getTime() + AHEAD_MS < madeUntil.getTime()) return;
      madeUntil = await makePartitions(deps);
    },
    async tend() {
      opened ??= await openSigningKey(deps, signingKey);
      await tendLog(deps, { key: opened, auditDays });
    },
  };
}
