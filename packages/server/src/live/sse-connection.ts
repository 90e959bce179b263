import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Ending } from "./ending.ts";
import type { LiveStream } from "./live-stream.ts";
import type { Outlet } from "./outlet.ts";
import type { Payload } from "./payload.ts";
import type { Pinged } from "./pinger.ts";
import { chunkOf, endingFrame, frameOf, PING_FRAME } from "./sse-frames.ts";

const PING_CHUNK = chunkOf(PING_FRAME);
const NOTHING = Buffer.alloc(0);

/**
 * A stream on a connection of its own. Pieces are written to the socket as they were made once for all, past the
 * machinery of node:http, which costs more than they do; only where the answer is not sent in pieces (HTTP/1.0, or
 * behind another answer on the same connection) it is used. There is room as long as the system takes all at once;
 * whoever takes nothing of what waits for so long is cut. A timer runs while something waits, and not otherwise.
 */
export class SseConnection implements Outlet, Pinged {
  /** Whether something waits for the system to take it. */
  isBlocked = false;
  readonly #response: ServerResponse;
  readonly #stream: LiveStream;
  /** Null: by the response. */
  readonly #socket: Socket | null;
  readonly #cutMs: number;

  /** Of a response whose head is sent. */
  constructor(response: ServerResponse, { stream, cutMs }: { stream: LiveStream; cutMs: number }) {
    this.#response = response;
    this.#stream = stream;
    this.#cutMs = cutMs;
    this.#socket = response.chunkedEncoding ? response.socket : null;
  }

  send(payload: Payload): boolean {
    if (this.#socket === null) return this.#respond(frameOf(payload));
    payload.sseChunk ??= chunkOf(frameOf(payload));
    return this.#write(this.#socket, payload.sseChunk);
  }

  end(ending: Ending): void {
    const { socket } = this.#response;
    this.#response.setTimeout(this.#cutMs);
    this.#response.end(endingFrame(ending), () => socket?.end());
  }

  /** Nothing was taken for too long. */
  cut(): void {
    if (!this.isBlocked && !this.#stream.isOver) return;
    this.#stream.close("SLOW_CONSUMER");
    this.#response.destroy();
  }

  /** Where something waits already, its being taken shows that the stream lives; and if it is not, the connection is to be cut. */
  ping(): void {
    if (this.isBlocked) return;
    if (this.#socket === null) this.#respond(PING_FRAME);
    else this.#write(this.#socket, PING_CHUNK);
  }

  #write(socket: Socket, chunk: Buffer): boolean {
    socket.write(chunk);
    if (socket.writableLength === 0) return true;
    return this.#block((unblock) => socket.write(NOTHING, unblock));
  }

  #respond(frame: string): boolean {
    return (
      this.#response.write(frame) || this.#block((unblock) => this.#response.once("drain", unblock))
    );
  }

  #block(onRoom: (unblock: () => void) => void): false {
    if (this.isBlocked) return false;
    this.isBlocked = true;
    this.#response.setTimeout(this.#cutMs);
    onRoom(() => {
      this.isBlocked = false;
      if (!this.#stream.isOver) this.#response.setTimeout(0);
      this.#stream.resume();
    });
    return false;
  }
}
