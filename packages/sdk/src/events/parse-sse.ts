/** One message of a text/event-stream. */
export interface SseMessage {
  event: string;
  data: string;
}

/** The server's word on after how long to come back, once the stream is over. */
export interface SseRetry {
  retryMs: number;
}

const LINE_END = /\r\n|\n|\r(?!$)/;

/**
 * Reads a text/event-stream as the HTML standard has it, handed over in any pieces. Comments, which
 * servers send as pings, give no message.
 */
export function createSseParser(): (piece: string) => (SseMessage | SseRetry)[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  return (piece) => {
    const lines = (rest + piece).split(LINE_END);
    rest = lines.pop() ?? "";
    const messages: (SseMessage | SseRetry)[] = [];
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0 || event !== "") {
          messages.push({ event: event || "message", data: data.join("\n") });
        }
        event = "";
        data = [];
        continue;
      }
      const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (field === "event") event = value;
      if (field === "data") data.push(value);
      if (field === "retry" && /^\d{1,9}$/.test(value)) messages.push({ retryMs: Number(value) });
    }
    return messages;
  };
}
