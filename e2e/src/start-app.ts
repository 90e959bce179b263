import { createServer } from "node:http";

export interface App {
  /** Another site than the sandbox's 127.0.0.1. */
  url: string;
  /** The queries that Amazon has called the redirect URI with. */
  callbacks: URLSearchParams[];
  stop(): Promise<void>;
}

/** An application of Amazon's: its page, its redirect URI, which goes on to another host, its login. */
export function startApp(consentUrl: () => string): Promise<App> {
  const callbacks: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://app.invalid");
    const redirect = (location: string | URL) =>
      response.writeHead(303, { location: String(location) }).end();
    const port = request.socket.localPort;
    if (url.pathname === "/callback") {
      callbacks.push(url.searchParams);
      redirect(`http://127.0.0.1:${port}/welcome`);
    } else if (url.pathname === "/login") {
      const back = new URL(url.searchParams.get("amazon_callback_uri") ?? "");
      back.searchParams.set("amazon_state", url.searchParams.get("amazon_state") ?? "");
      back.searchParams.set("state", "from-login");
      redirect(back);
    } else {
      const link = consentUrl().replaceAll("&", "&amp;");
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<!doctype html><title>App</title><h1>App</h1><a href="${link}">Authorize</a>`);
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resolve({
        url: `http://localhost:${port}`,
        callbacks,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeAllConnections();
          }),
      });
    });
  });
}
