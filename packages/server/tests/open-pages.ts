import { type Listening, listen } from "../src/http/listen.ts";
import { createPages } from "../src/pages/create-pages.ts";
import { type OpenServer, openServer } from "./open-server.ts";

/** The pages on a port of their own, over core on a database of its own. */
export interface OpenPages extends OpenServer {
  url: string;
  /** Asks without following where the answer leads. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

export async function openPages(): Promise<OpenPages> {
  const opened = await openServer();
  const { deps, logged } = opened;
  const logger = {
    error: (fields: object, message: string) => {
      logged.push({ fields, message });
    },
  };
  const pages: Listening = await listen(
    new Map(createPages(deps, { logger, trustedProxies: null })),
    {
      host: "127.0.0.1",
      port: 0,
    },
  );
  return {
    ...opened,
    url: pages.url,
    ask: (path, init) => fetch(`${pages.url}${path}`, { redirect: "manual", ...init }),
    async close() {
      await pages.stop();
      await opened.close();
    },
  };
}
