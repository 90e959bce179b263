import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Pinged } from "../live/pinger.ts";
import {
  BLOCKED_PINGS,
  BUFFERED_LIMIT_BYTES,
  BUFFERED_MAX_BYTES,
  CLOSE_CODES,
  CLOSE_MS,
  CLOSE_REASON_MAX_BYTES,
  IDLE_PINGS,
  MISSED_PINGS,
} from "./policy.ts";

const NOTHING = Buffer.alloc(0);

/** A client's socket: how it is written to, whether its peer lives, and how it is closed. Who may do what on it is no concern of its. */
export class ApiSocket implements Pinged {
  /** Operations that are open on it. */
  operations = 0;
  readonly #webSocket: WebSocket;
  /** Below it. */
  readonly #connection: Socket;
  #missedPings = 0;
  #idlePings = 0;
  /** What the system had taken at the last ping, while more waited; null: nothing waited. */
  #takenBytes: number | null = null;
  #waiting: (() => void)[] = [];

  constructor(webSocket: WebSocket, connection: Socket) {
    this.#webSocket = webSocket;
    this.#connection = connection;
    // Nothing else shows that he takes something: whoever only sends may take nothing.
    webSocket.on("pong", () => {
      this.#missedPings = 0;
    });
    // It may be answered at once, also to whoever has not said who he is. Of pings that it owes an answer, ws bears few.
    webSocket.on("message", () => this.#hearLess());
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN;
  }

  send(frame: string): void {
    if (!this.isOpen) return;
    this.#webSocket.send(frame);
    if (this.#webSocket.bufferedAmount > BUFFERED_LIMIT_BYTES) this.#webSocket.terminate();
  }

  /** Whether less waits than may. Where not, `onRoom` is called back once when nothing of it does any more. */
  hasRoom(onRoom: () => void): boolean {
    if (this.#webSocket.bufferedAmount <= BUFFERED_MAX_BYTES) return true;
    this.#waiting.push(onRoom);
    // Frames are written to the connection at once and in order: this comes behind all of them.
    if (this.#waiting.length === 1) this.#connection.write(NOTHING, () => this.#tellRoom());
    return false;
  }

  /** Closes it, if it is not being closed already; who does not answer that is cut. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    const bytes = Buffer.from(reason).subarray(0, CLOSE_REASON_MAX_BYTES);
    this.#webSocket.close(code, bytes.toString("utf8").replace(/\uFFFD+$/, ""));
    const cut = setTimeout(() => this.#webSocket.terminate(), CLOSE_MS);
    this.#webSocket.once("close", () => clearTimeout(cut));
  }

  /** What waits for a slow peer delays a ping, too: he lives as long as he takes something of it. */
  ping(): void {
    this.#idlePings = this.operations > 0 ? 0 : this.#idlePings + 1;
    const { bytesWritten, writableLength } = this.#connection;
    const takenBytes = bytesWritten - writableLength;
    if (this.#takenBytes !== null && takenBytes > this.#takenBytes) this.#missedPings = 0;
    this.#takenBytes = writableLength > 0 ? takenBytes : null;
    const mayMiss = writableLength > 0 ? BLOCKED_PINGS : MISSED_PINGS;
    if (this.#missedPings >= mayMiss) this.#webSocket.terminate();
    if (this.#idlePings > IDLE_PINGS) this.close(CLOSE_CODES.idle, "Nothing was asked for.");
    if (!this.isOpen) return;
    this.#missedPings += 1;
    this.#webSocket.ping();
  }

  /** Reads no more of a peer who takes no answers, until he has. */
  #hearLess(): void {
    const webSocket = this.#webSocket;
    if (webSocket.isPaused || this.hasRoom(() => webSocket.resume())) return;
    webSocket.pause();
  }

  #tellRoom(): void {
    for (const onRoom of this.#waiting.splice(0)) onRoom();
  }
}
