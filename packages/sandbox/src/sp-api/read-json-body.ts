import { readBody } from "../read-body.ts";
import { answerInvalidInput, answerTooLarge, answerUnsupportedMediaType } from "./answers.ts";

/** An operation's JSON body, or the answer that refuses it. */
export async function readJsonBody(
  request: Request,
): Promise<{ body: unknown } | { refusal: Response }> {
  const text = await readBody(request);
  if (text === null) return { refusal: answerTooLarge() };
  if (text.trim() === "") return { body: undefined };
  if (!request.headers.get("content-type")?.includes("json")) {
    return { refusal: answerUnsupportedMediaType() };
  }
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { refusal: answerInvalidInput("The request body is not valid JSON") };
  }
}
