import { connect, type Socket } from "node:net";
import type { Fault } from "./fault.ts";
import { PASS } from "./fault.ts";
import { Pipe } from "./pipe.ts";

/** One connection through a proxy: two sockets, and a pipe each way. */
export class Connection {
  readonly #near: Socket;
  readonly #far: Socket;
  readonly #there: Pipe;
  readonly #back: Pipe;
  readonly #countHarm: () => void;
  readonly #onEnd: () => void;
  #fault: Fault = PASS;
  #isHarmed = false;
  #isAsking = false;
  #isOver = false;

  constructor(near: Socket, targetPort: number, countHarm: () => void, onEnd: () => void) {
    this.#near = near;
    this.#far = connect({
      port: targetPort,
      host: "127.0.0.1",
      noDelay: true,
      allowHalfOpen: true,
    });
    this.#countHarm = countHarm;
    this.#onEnd = onEnd;
    const harm = () => this.#harm();
    this.#there = new Pipe(near, this.#far, harm);
    this.#back = new Pipe(this.#far, near, harm);
    this.#there.onPiece = () => {
      this.#isAsking = true;
      return false;
    };
    this.#back.onPiece = () => {
      this.#isAsking = false;
      if (this.#fault.kind === "garble") this.#garble(this.#fault.text);
      else if (this.#fault.kind === "reset") this.reset();
      else return false;
      return true;
    };
    for (const socket of [near, this.#far])
      socket.on("error", () => this.#breakOff()).on("close", () => this.#onClose());
  }

  /** Whether the last word was the client's. */
  get isBusy(): boolean {
    return this.#isAsking && !this.#isOver;
  }

  apply(fault: Fault): void {
    if (this.#fault.kind !== fault.kind) this.#isHarmed = false;
    this.#fault = fault;
    if (fault.kind === "shut") {
      this.reset();
      return;
    }
    // What broke while the network stalled is noticed now.
    if (fault.kind !== "stall" && (this.#near.destroyed || this.#far.destroyed)) this.#breakOff();
    this.#there.apply(fault);
    this.#back.apply(fault);
  }

  /** As a network does that has forgotten the connection. */
  reset(): void {
    this.#harm();
    this.#close((socket) => socket.resetAndDestroy());
  }

  #garble(text: string): void {
    this.#harm();
    this.#close((socket) => (socket === this.#near ? socket.end(text) : socket.destroy()));
  }

  end(): void {
    this.#close((socket) => socket.destroy());
  }

  #harm(): void {
    if (!this.#isHarmed) this.#countHarm();
    this.#isHarmed = true;
  }

  #onClose(): void {
    // Both have said all that they had to say, and what is on its way may still arrive.
    if (this.#near.readableEnded && this.#far.readableEnded) this.#close((socket) => socket.end());
    else this.#breakOff();
  }

  /** One side is gone. While the network stalls, the other does not hear of it. */
  #breakOff(): void {
    if (this.#fault.kind === "stall") this.#harm();
    else this.#close((socket) => socket.resetAndDestroy());
  }

  #close(how: (socket: Socket) => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#there.stop();
    this.#back.stop();
    for (const socket of [this.#near, this.#far]) if (!socket.destroyed) how(socket);
    this.#onEnd();
  }
}
