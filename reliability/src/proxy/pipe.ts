import type { Socket } from "node:net";
import type { Fault } from "./fault.ts";
import { PASS } from "./fault.ts";

/** A piece that waits to go on; null: the end. */
interface Waiting {
  piece: Buffer | null;
  goesAt: number;
}

/** One way of a connection: pieces in their order, as late as the fault wants them. */
export class Pipe {
  /** Asked before a piece goes on; true: it does not. */
  onPiece: () => boolean = () => false;
  readonly #to: Socket;
  readonly #from: Socket;
  readonly #onHarm: () => void;
  readonly #queue: Waiting[] = [];
  #fault: Fault = PASS;
  #timer: NodeJS.Timeout | null = null;

  constructor(from: Socket, to: Socket, onHarm: () => void) {
    this.#from = from;
    this.#to = to;
    this.#onHarm = onHarm;
    from.on("data", (piece: Buffer) => this.#take(piece)).on("end", () => this.#take(null));
    to.on("drain", () => from.resume());
  }

  apply(fault: Fault): void {
    this.#fault = fault;
    // What waits goes when the new fault lets it: at once, where that is none.
    if (fault.kind === "pass") for (const waiting of this.#queue) waiting.goesAt = 0;
    this.#go();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#queue.length = 0;
  }

  #take(piece: Buffer | null): void {
    const { kind } = this.#fault;
    if (kind === "slow" || kind === "stall") this.#onHarm();
    const delayMs = this.#fault.kind === "slow" ? this.#fault.ms : 0;
    this.#queue.push({ piece, goesAt: performance.now() + delayMs });
    this.#go();
  }

  #go(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    while (this.#fault.kind !== "stall") {
      const [first] = this.#queue;
      if (first === undefined) return;
      const inMs = first.goesAt - performance.now();
      if (inMs > 0) {
        this.#timer = setTimeout(() => this.#go(), inMs);
        return;
      }
      this.#queue.shift();
      if (first.piece === null) this.#to.end();
      else if (this.onPiece()) return;
      else if (!this.#to.destroyed && !this.#to.write(first.piece)) this.#from.pause();
    }
  }
}
