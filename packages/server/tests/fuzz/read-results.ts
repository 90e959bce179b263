import type { Answer } from "./answer.ts";

/** The results of a subscription, as they come; ends with the stream. */
export async function* readResults({ body }: Response): AsyncGenerator<Answer, void, undefined> {
  let text = "";
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^event: next\ndata: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) yield JSON.parse(data);
    }
  }
}
