/** What a stream says, as GraphQL over SSE writes it: each result as it comes, and whether it was completed. */
export interface ReadStream {
  results: {
    data?: unknown;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  }[];
  /** What each result is to be called by whoever comes back. */
  ids: string[];
  isComplete: boolean;
  /** Settles once the connection is closed. */
  closed: Promise<void>;
}

/** Reads a stream to its end, beside the test. */
export function readStream(response: Response): ReadStream {
  const read: ReadStream = { results: [], ids: [], isComplete: false, closed: Promise.resolve() };
  read.closed = (async () => {
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = /^event: next\ndata: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) read.results.push(JSON.parse(data));
        const id = /^id: (.*)$/m.exec(block)?.[1];
        if (id !== undefined) read.ids.push(id);
        if (block.includes("event: complete")) read.isComplete = true;
      }
    }
  })();
  return read;
}
