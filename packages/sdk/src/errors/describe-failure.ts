import { NetworkError } from "./network-error.ts";

/** A system's name of a failure, such as ECONNREFUSED. Anything else might quote the request. */
const FAILURE_CODE = /^[A-Z][A-Z_]{2,40}$/;

/** Makes a NetworkError of whatever a request failed with, taking over nothing but its code. */
export function describeFailure(failure: unknown, status: number | null): NetworkError {
  if (status !== null && (status < 200 || status >= 300)) {
    return new NetworkError(
      `HTTP ${status} came instead of the API's answer. Check the client's url, or try again later.`,
      status,
    );
  }
  if (failure instanceof Error && failure.name === "TimeoutError") {
    return new NetworkError("The API did not answer in time. Try again later.");
  }
  const code = findCode(failure);
  return new NetworkError(
    status === null
      ? `The API could not be reached${code === null ? "" : ` (${code})`}. Check the connection and the client's url, or try again later.`
      : "The API's answer was cut short, or is not the API's. Check the client's url, or try again.",
  );
}

function findCode(failure: unknown): string | null {
  if (!(failure instanceof Error)) return null;
  if ("code" in failure && typeof failure.code === "string" && FAILURE_CODE.test(failure.code)) {
    return failure.code;
  }
  return findCode(failure.cause);
}
