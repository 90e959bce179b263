import type { EgressAnswer } from "../ports.ts";

/**
 * What an answer means for a delivery: it is delivered; it is tried again; it is given up, because the same
 * request would be refused again; or nobody wants anything here any more.
 */
export type Outcome = "DELIVERED" | "RETRY" | "REFUSED" | "GONE";

/** Answers of the 4xx that speak of the moment, not of the request. */
const PASSING = new Set([408, 409, 425, 429]);

export function judgeAnswer(answer: EgressAnswer): Outcome {
  if (!answer.isAnswered) return answer.code === "NOT_PUBLIC" ? "REFUSED" : "RETRY";
  const { status } = answer;
  if (status >= 200 && status < 300) return "DELIVERED";
  if (status === 410) return "GONE";
  return status >= 500 || PASSING.has(status) ? "RETRY" : "REFUSED";
}

/** For people: why an attempt failed. */
export function describeFailure(answer: EgressAnswer): string {
  return answer.isAnswered ? `It answered ${answer.status}.` : answer.message;
}
