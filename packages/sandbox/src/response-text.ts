const texts = new WeakMap<Response, string>();

/** A response that also keeps its text, for a listener in this process. */
export function respondText(text: string, init: ResponseInit): Response {
  const response = new Response(text, init);
  texts.set(response, text);
  return response;
}

/** Reading a response's stream costs as much as all else in answering a small one. */
export async function readText(response: Response): Promise<string> {
  return texts.get(response) ?? (await response.text());
}
