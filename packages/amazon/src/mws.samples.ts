import type { AmazonFailureClass } from "@evergrant/core";
import { answer, type ClassifiedSample } from "./classify.samples.ts";

/** MWS answered in XML. */
function mws(
  row: string,
  cls: AmazonFailureClass,
  status: number,
  [code, message]: [code: string, message: string],
): ClassifiedSample {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  const xml = `<?xml version="1.0"?>\n<ErrorResponse xmlns="https://mws.amazonservices.com/Orders/2013-09-01">\n  ${error}\n  <RequestID>6f1c-22</RequestID>\n</ErrorResponse>\n`;
  return {
    row,
    class: cls,
    endpoint: "mws",
    operation: "ListOrders",
    reply: answer(status, xml),
    code,
  };
}

export const MWS_SAMPLES: ClassifiedSample[] = [
  mws("mws-throttled", "throttled", 503, ["RequestThrottled", "Request is throttled"]),
  mws("mws-throttled", "throttled", 503, [
    "QuotaExceeded",
    "You exceeded your quota of 60 requests per 1 hour for operation Orders/2013-09-01/ListOrders.",
  ]),
  mws("mws-keys", "misconfigured", 403, [
    "InvalidAccessKeyId",
    "The AWS Access Key Id you provided does not exist in our records.",
  ]),
  mws("mws-keys", "misconfigured", 403, [
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided.",
  ]),
  mws("mws-cancelled", "revoked", 401, [
    "AccessDenied",
    "AuthToken is not valid for SellerId and AWSAccountId",
  ]),
  mws("mws-section-denied", "lacksRole", 401, [
    "AccessDenied",
    "Access to Orders.ListOrders is denied",
  ]),
  mws("mws-denied", "suspect", 401, ["AccessDenied", "Access denied"]),
  mws("mws-denied", "suspect", 401, [
    "AccessDenied",
    "The seller does not have an eligible Amazon account to call Amazon MWS.",
  ]),
  mws("other", "refused", 400, [
    "InvalidParameterValue",
    "CreatedAfter or LastUpdatedAfter must be specified",
  ]),
  mws("server-error", "unavailable", 500, ["InternalError", ""]),
  {
    row: "not-amazon",
    class: "unavailable",
    endpoint: "mws",
    operation: "ListOrders",
    reply: answer(401, "<html>AccessDenied</html>"),
  },
];
