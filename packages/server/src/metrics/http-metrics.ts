import { Histogram, type Registry } from "prom-client";
import { FAST_SECONDS } from "./policy.ts";

const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

/** Requests, of all routes alike. */
export function createHttpMetrics(registry: Registry) {
  const requests = new Histogram({
    name: "evergrant_http_request_seconds",
    help: "Requests, by method, route and status, but streams.",
    labelNames: ["method", "route", "status"],
    buckets: FAST_SECONDS,
    registers: [registry],
  });
  return {
    answered(request: { method: string; route: string; status: number; seconds: number }) {
      const method = METHODS.has(request.method) ? request.method : "other";
      const { route, status, seconds } = request;
      requests.observe({ method, route, status: String(status) }, seconds);
    },
  };
}
