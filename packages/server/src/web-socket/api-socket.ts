import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Pinged } from "../live/pinger.ts";
import {
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
  readonly #connection: Duplex;
  #missedPings = 0;
  #idlePings = 0;
  #waiting: (() => void)[] = [];

  constructor(webSocket: WebSocket, connection: Duplex) {
    this.#webSocket = webSocket;
    this.#connection = connection;
    const hear = () => {
      this.#missedPings = 0;
    };
    webSocket.on("pong", hear).on("message", hear);
  }

  send(frame: string): void {
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#webSocket.send(frame);
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
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    const bytes = Buffer.from(reason).subarray(0, CLOSE_REASON_MAX_BYTES);
    this.#webSocket.close(code, bytes.toString("utf8").replace(/\uFFFD+$/, ""));
    const cut = setTimeout(() => this.#webSocket.terminate(), CLOSE_MS);
    this.#webSocket.once("close", () => clearTimeout(cut));
  }

  /** What waits for a peer that takes nothing delays a ping, too: it is as good as dead. */
  ping(): void {
    this.#idlePings = this.operations > 0 ? 0 : this.#idlePings + 1;
    if (this.#missedPings >= MISSED_PINGS) this.#webSocket.terminate();
    if (this.#idlePings > IDLE_PINGS) this.close(CLOSE_CODES.idle, "Nothing was asked for.");
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    this.#missedPings += 1;
    this.#webSocket.ping();
  }

  #tellRoom(): void {
    for (const onRoom of this.#waiting.splice(0)) onRoom();
  }
}
