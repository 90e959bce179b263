import { answerError } from "../sp-api/answers.ts";

/** The 400 of the Notifications API. */
export function refuseRequest(details: string): Response {
  return answerError(400, {
    code: "InvalidInput",
    message: "Request has missing or invalid parameters and cannot be parsed.",
    details,
  });
}

export function refuseSecondDestination(arn: string, applicationId: string): Response {
  return answerError(409, {
    code: "Conflict",
    message: "The requested resource conflict with a resource in the server.",
    details: `A destination with arn ${arn} already exists for the application ${applicationId}`,
  });
}

export function refuseSecondSubscription(notificationType: string): Response {
  return answerError(409, {
    code: "StateConflict",
    message: "The resource specified conflicts with the current state.",
    details: `Subscription already exist for notification type ${notificationType}`,
  });
}

/** A 403 in spite of a token that holds. */
export function refuseUsedDestination(): Response {
  return answerError(403, {
    code: "Unauthorized",
    message: "The requested action is forbidden.",
    details: "Destination has subscriptions",
  });
}
