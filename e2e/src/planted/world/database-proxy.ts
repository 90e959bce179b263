import { connect, createServer, type Socket } from "node:net";
import type { Item, Place } from "../search/place.ts";

export interface DatabaseProxy {
  port: number;
  /** All that was ever said to the database, and all that it said. */
  wire: Place;
  /** Does something as soon as these words are sent to the database, and before it hears them; tells whether they were. */
  onWords(words: string, act: () => void): () => boolean;
  /** Cuts what is open, and refuses what is new. */
  goDown(): void;
  comeUp(): void;
  stop(): Promise<void>;
}

/** Stands between the server and PostgreSQL: listens, and cuts in the middle of a transaction. */
export function startDatabaseProxy(targetPort: number): Promise<DatabaseProxy> {
  const said: Item[] = [];
  const open = new Set<Socket>();
  let isDown = false;
  let awaited: { words: string; act: () => void } | null = null;
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((near) => {
    if (isDown) return near.destroy();
    const far = connect(targetPort, "127.0.0.1");
    const heard: Buffer[] = [];
    const told: Buffer[] = [];
    near.on("data", (chunk: Buffer) => {
      heard.push(chunk);
      if (awaited !== null && chunk.includes(awaited.words)) {
        const { act } = awaited;
        awaited = null;
        act();
      }
      if (!far.destroyed) far.write(chunk);
    });
    far.on("data", (chunk: Buffer) => {
      told.push(chunk);
      if (!near.destroyed) near.write(chunk);
    });
    said.push(
      { where: "to the database", bytes: heard },
      { where: "from the database", bytes: told },
    );
    open.add(near);
    const close = () => {
      open.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", close).on("close", close);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address !== null ? address.port : 0,
        wire: { name: "database connection", items: () => said },
        onWords(words, act) {
          const mine = { words, act };
          awaited = mine;
          return () => awaited !== mine;
        },
        goDown() {
          isDown = true;
          cutAll();
        },
        comeUp() {
          isDown = false;
        },
        stop: () =>
          new Promise((stopped) => {
            cutAll();
            server.close(() => stopped());
          }),
      });
    });
  });
}
