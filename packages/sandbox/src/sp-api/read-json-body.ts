import { readBody } from "../read-body.ts";
import { answerInvalidInput, answerTooLarge, answerUnsupportedMediaType } from "./answers.ts";

/** An operation's JSON body, or the answer that refuses it. */
export async function readJsonBody(
  request: Request,
): Promise<{ body: unknown; refusal: Response | null }> {
  const text = await readBody(request);
  if (text === null) return refuse(answerTooLarge());
  if (text.trim() === "") return { body: undefined, refusal: null };
  if (!request.headers.get("content-type")?.includes("json")) {
    return refuse(answerUnsupportedMediaType());
  }
  try {
    return { body: JSON.parse(text), refusal: null };
  } catch {
    return refuse(answerInvalidInput("The request body is not valid JSON"));
  }
}

function refuse(refusal: Response): { body: undefined; refusal: Response } {
  return { body: undefined, refusal };
}
