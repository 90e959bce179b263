import type { ClassificationRow, Symptom } from "./classification-table.ts";

const refuses = ({ endpoint, body, code }: Symptom, ...codes: string[]) =>
  endpoint === "mws" && body === "error" && codes.includes(code);

/** What an answer of MWS would mean, which nothing asks any more. */
export const MWS_ROWS: readonly ClassificationRow[] = [
  {
    id: "mws-throttled",
    class: "throttled",
    sure: "official",
    why: "MWS, 503 RequestThrottled or QuotaExceeded.",
    when: (symptom) => refuses(symptom, "RequestThrottled", "QuotaExceeded"),
  },
  {
    id: "mws-keys",
    class: "misconfigured",
    sure: "official",
    why: "MWS, 403: the developer's access key or signature is wrong, for every seller alike.",
    when: (symptom) => refuses(symptom, "InvalidAccessKeyId", "SignatureDoesNotMatch"),
  },
  {
    id: "mws-cancelled",
    class: "revoked",
    sure: "reported",
    why: "MWS, 401 AccessDenied that blames the auth token: the seller took the authorization back.",
    when: (symptom) =>
      refuses(symptom, "AccessDenied") && /AuthToken is not valid/i.test(symptom.message),
  },
  {
    id: "mws-section-denied",
    class: "lacksRole",
    sure: "reported",
    why: "MWS, 401 AccessDenied that names one operation.",
    when: (symptom) =>
      refuses(symptom, "AccessDenied") && /^Access to \S+ is denied/i.test(symptom.message),
  },
  {
    id: "mws-denied",
    class: "suspect",
    sure: "reported",
    why: "MWS, 401 AccessDenied otherwise: rights that the seller lost for a time, or an account that is not eligible.",
    when: (symptom) => refuses(symptom, "AccessDenied"),
  },
];
