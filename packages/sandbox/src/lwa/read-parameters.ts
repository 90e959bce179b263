import { readBody } from "../read-body.ts";

/**
 * The parameters of a token request: JSON, or a form, whose values may hold an unescaped `|`.
 * Unreadable bodies have no parameters.
 */
export async function readParameters(request: Request): Promise<Map<string, string>> {
  const body = (await readBody(request)) ?? "";
  const isJson =
    request.headers.get("content-type")?.includes("json") || body.trimStart().startsWith("{");
  return isJson ? readJson(body) : new Map(new URLSearchParams(body));
}

function readJson(body: string): Map<string, string> {
  try {
    const parsed: unknown = JSON.parse(body);
    const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
    return new Map(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return new Map();
  }
}
