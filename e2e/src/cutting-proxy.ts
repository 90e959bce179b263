import { connect, createServer, type Socket } from "node:net";

export interface CuttingProxy {
  /** An origin that leads to the target. */
  origin: string;
  /** Cuts every connection that is open now; answers how many there were. */
  cut(): number;
  stop(): Promise<void>;
}

/** Stands between a client and a port of this machine, to cut connections in the middle. */
export function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, "127.0.0.1");
    open.add(near);
    near.pipe(far).pipe(near);
    const close = (): void => {
      open.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", close).on("close", close);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resolve({
        origin: `http://127.0.0.1:${port}`,
        cut() {
          const sockets = [...open];
          for (const socket of sockets) socket.resetAndDestroy();
          return sockets.length;
        },
        stop: () =>
          new Promise((stopped) => {
            for (const socket of open) socket.destroy();
            server.close(() => stopped());
          }),
      });
    });
  });
}
