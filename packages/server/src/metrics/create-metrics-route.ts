import { createHash, timingSafeEqual } from "node:crypto";
import type { Secret } from "@evergrant/core";
import { type Route, sendText } from "../http/listen.ts";
import type { Metrics } from "./create-metrics.ts";

/** Answers what was counted, to whoever presents the token; to everybody where it is `open`; else there is nothing. */
export function createMetricsRoute(metrics: Metrics, token: Secret | "open" | undefined): Route {
  return async (request, response) => {
    if (token === undefined) return sendText(response, 404, "There is nothing here.\n");
    if (token !== "open" && !isBearer(request.headers.authorization, token)) {
      response.setHeader("www-authenticate", "Bearer");
      return sendText(response, 401, "Present the token as Authorization: Bearer <token>.\n");
    }
    const text = await metrics.read();
    response.writeHead(200, { "content-type": metrics.registry.contentType }).end(text);
  };
}

function isBearer(given: string | undefined, token: Secret): boolean {
  return timingSafeEqual(digest(given ?? ""), digest(`Bearer ${token.reveal()}`));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
