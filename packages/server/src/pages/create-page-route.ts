import type { IncomingMessage } from "node:http";
import type { AddressList } from "@evergrant/core";
import { DatabaseUnavailableError } from "@evergrant/db";
import { addressOfRequest } from "../authentication/client-addresses.ts";
import type { Route } from "../http/listen.ts";
import { BodyTooLargeError, readBody } from "../http/read-body.ts";
import { DATABASE_RETRY_SECONDS, type Logger } from "../plugins/use-masking.ts";
import { html } from "./html.ts";
import { type Answer, renderPage } from "./page.ts";

type Method = "GET" | "HEAD" | "POST";

/** Who asks for a page, and with what. */
export interface Visit {
  headers: Headers;
  /** Where it came from in the network. */
  address: string | null;
  /** What a form of ours sends; empty for anything else. */
  form: URLSearchParams;
}

/** What is done for each method. HEAD is named only where GET changes nothing. */
export type PageMethods = Partial<Record<Method, (url: URL, visit: Visit) => Promise<Answer>>>;

/** What all pages are given alike. */
export interface PageOptions {
  logger: Logger;
  /** Whose X-Forwarded-For is believed; null: nobody's. */
  trustedProxies: AddressList | null;
}

const FORM_MAX_BYTES = 10_000;

/** Serves a page. What fails is logged without the address, which may hold a secret. */
export function createPageRoute(
  methods: PageMethods,
  { logger, trustedProxies, name }: PageOptions & { name: string },
): Route {
  return async (request, response) => {
    const {
      status,
      headers,
      body,
      cookies = [],
    } = await answerRequest(methods, { request, trustedProxies }).catch((error: unknown) => {
      if (error instanceof BodyTooLargeError) return renderUnreadable();
      if (error instanceof DatabaseUnavailableError) return renderAway();
      logger.error({ err: error, page: name }, "A page failed");
      return renderFault();
    });
    if (cookies.length > 0) response.setHeader("set-cookie", [...cookies]);
    // Node itself leaves the body out of what HEAD is answered.
    response.writeHead(status, headers).end(body);
  };
}

interface Asked extends Pick<PageOptions, "trustedProxies"> {
  request: IncomingMessage;
}

async function answerRequest(methods: PageMethods, asked: Asked) {
  const { method, url } = asked.request;
  const answer = Object.entries(methods).find(([name]) => name === method)?.[1];
  if (answer === undefined) return refuseMethod(Object.keys(methods));
  const base = "http://page.invalid";
  if (!URL.canParse(url ?? "", base)) return renderUnreadable();
  return answer(new URL(url ?? "", base), await readVisit(asked));
}

async function readVisit({ request, trustedProxies }: Asked): Promise<Visit> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const isForm = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  const body = isForm === true ? await readBody(request, FORM_MAX_BYTES) : null;
  const address = addressOfRequest(request, trustedProxies);
  return { headers, address, form: new URLSearchParams(body?.toString("utf8") ?? "") };
}

function refuseMethod(allowed: string[]): Answer {
  const page = renderPage({
    status: 405,
    title: "This cannot be done here",
    body: html`<p>Open this address in a browser.</p>`,
  });
  return { ...page, headers: { ...page.headers, allow: allowed.join(", ") } };
}

function renderUnreadable(): Answer {
  return renderPage({
    status: 400,
    title: "This address cannot be read",
    body: html`<p>Copy the whole link again, or ask whoever sent it for a new one.</p>`,
  });
}

function renderAway(): Answer {
  const page = renderPage({
    status: 503,
    title: "Please try again in a moment",
    body: html`<p>Our database cannot be reached at the moment. Reload this page in a few seconds; if it then says that it was used, begin again from where you came from.</p>`,
  });
  const retryAfter = String(DATABASE_RETRY_SECONDS);
  return { ...page, headers: { ...page.headers, "retry-after": retryAfter } };
}

function renderFault(): Answer {
  return renderPage({
    status: 500,
    title: "Something went wrong on our side",
    body: html`<p>It is logged, and it is not your doing. Begin again in a few minutes, from where you came from.</p>`,
  });
}
