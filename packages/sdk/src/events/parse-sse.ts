/** One message of a text/event-stream. */
export interface SseMessage {
  event: string;
  data: string;
}

const LINE_END = /\r\n|\n|\r(?!$)/;

/**
 * Reads a text/event-stream as the HTML standard has it, handed over in any pieces. Comments, which
 * servers send as pings, give no message.
 */
export function createSseParser(): (piece: string) => SseMessage[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  return (piece) => {
    const lines = (rest + piece).split(LINE_END);
    rest = lines.pop() ?? "";
    const messages: SseMessage[] = [];
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
    }
    return messages;
  };
}
