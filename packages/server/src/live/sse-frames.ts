import type { Ending } from "./ending.ts";
import type { Payload } from "./payload.ts";

/** A comment: says that the stream lives, and to browsers at its beginning that it is there. */
export const PING_FRAME = ":\n\n";

/** A result as GraphQL over SSE has it, with its cursor as the id that a client comes back with. */
export function frameOf({ cursor, json }: Pick<Payload, "cursor" | "json">): string {
  return `id: ${cursor}\nevent: next\ndata: ${json}\n\n`;
}

/**
 * The last that is said. A stream that is complete is not opened anew by clients of GraphQL over SSE; one that
 * breaks off is: so a process that stops says when to come back, and breaks off.
 */
export function endingFrame({ json, retryMs }: Ending): string {
  const result = json === null ? "" : `event: next\ndata: ${json}\n\nevent: complete\ndata:\n\n`;
  return retryMs === null ? result : `retry: ${retryMs}\n\n${result}`;
}

/**
 * A frame as HTTP/1.1 sends a piece of an answer whose length is not known before. It is kept for long, and so
 * has memory of its own: of Node's pool it would keep a slab of 64 KiB alive.
 */
export function chunkOf(frame: string): Buffer {
  const text = `${Buffer.byteLength(frame).toString(16)}\r\n${frame}\r\n`;
  const chunk = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  chunk.write(text);
  return chunk;
}
