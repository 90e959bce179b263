import { answerError } from "../answers.ts";

/** The 400 of App Integrations, which says what it was given. */
export function refuseInput(what: string, field: string, given: unknown): Response {
  const shown = typeof given === "string" ? given : (JSON.stringify(given) ?? "");
  return answerError(400, {
    code: "InvalidInput",
    message: `Invalid ${what}`,
    details: `'${shown}' is an invalid ${field}`,
  });
}
