import type { MwsToken } from "@evergrant/db";
import type { EventData } from "../event/new-event.ts";
import type { Sample } from "../incident/judge-sample.ts";
import type { AmazonFailure } from "../ports.ts";
import type { ProbeResult } from "./probe.ts";

/** What came of asking Amazon, for whoever asks later why a token is what it is. */
export function probeEvidence(
  { firstRevokedAt }: Pick<MwsToken, "firstRevokedAt">,
  result: ProbeResult,
  sample: Sample | null,
): EventData {
  return {
    check: "PROBE",
    result: result.kind,
    ...("failure" in result && { amazon: failureEvidence(result.failure) }),
    ...(firstRevokedAt && { firstRefusedAt: firstRevokedAt.toISOString() }),
    ...(sample && { sample: { ...sample } }),
  };
}

/** A failed call without Amazon's words, which may be long. */
function failureEvidence(failure: AmazonFailure): EventData {
  const { class: failureClass, operation, status, code, requestId } = failure;
  return {
    failureClass,
    operation,
    status: status ?? null,
    code: code ?? null,
    requestId: requestId ?? null,
  };
}
