import { connect, createServer, type Socket } from "node:net";

/**
 * What becomes of the bytes: they pass; nobody listens (`down`); they are swallowed while connections
 * stand (`hangs`); each is late (`slow`); or something else answers than what was asked (`garbage`).
 */
export type Fault =
  | { kind: "none" | "down" | "hangs" }
  | { kind: "slow"; ms: number }
  | { kind: "garbage"; text: string };

/** Stands between a client and a port of this machine, and misbehaves as it is told. */
export interface FaultyProxy {
  port: number;
  /** For open connections and for new ones. `down` also cuts the open ones. */
  set(fault: Fault): void;
  /** Cuts every connection that is open now; answers how many there were. */
  cut(): number;
  /**
   * Cuts a connection once, where a text is sent that way: after it was passed on, so that its answer is lost, or
   * in its place. The function answered says how often that has been done.
   */
  cutAt(where: { text: string; isPassed: boolean }): () => number;
  stop(): Promise<void>;
}

export async function startFaultyProxy(targetPort: number): Promise<FaultyProxy> {
  let fault: Fault = { kind: "none" };
  const open = new Set<Socket>();
  let cutting: { text: string; isPassed: boolean; count: number } | null = null;
  const isCut = (bytes: Buffer, near: Socket, far: Socket): boolean => {
    if (cutting === null || cutting.count > 0 || !bytes.includes(cutting.text)) return false;
    cutting.count += 1;
    if (cutting.isPassed) far.write(bytes, () => near.resetAndDestroy());
    else near.resetAndDestroy();
    return true;
  };
  const pass = (bytes: Buffer, to: Socket, isAnswer: boolean): void => {
    if (fault.kind === "hangs") return;
    if (fault.kind === "slow") setTimeout(() => to.writable && to.write(bytes), fault.ms);
    else to.write(fault.kind === "garbage" && isAnswer ? fault.text : bytes);
  };
  const cut = (): number => {
    const sockets = [...open];
    for (const socket of sockets) socket.resetAndDestroy();
    return sockets.length;
  };
  const server = createServer((near) => {
    if (fault.kind === "down") return void near.resetAndDestroy();
    const far = connect(targetPort, "127.0.0.1");
    open.add(near);
    near.on("data", (bytes) => {
      if (!isCut(bytes, near, far)) pass(bytes, far, false);
    });
    far.on("data", (bytes) => pass(bytes, near, true));
    const close = (): void => {
      open.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", close).on("close", close);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    set(given) {
      fault = given;
      if (given.kind === "down") cut();
    },
    cut,
    cutAt(where) {
      const begun = { ...where, count: 0 };
      cutting = begun;
      return () => begun.count;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
