import type { IncomingMessage } from "node:http";
import type { Route } from "../http/listen.ts";
import type { Logger } from "../plugins/use-masking.ts";
import { html } from "./html.ts";
import { type Answer, renderPage } from "./page.ts";

type Method = "GET" | "HEAD" | "POST";

/** What is done for each method. HEAD is named only where GET changes nothing. */
export type PageMethods = Partial<Record<Method, (url: URL) => Promise<Answer>>>;

/** Serves a page. What fails is logged without the address, which may hold a secret. */
export function createPageRoute(
  methods: PageMethods,
  { logger, name }: { logger: Logger; name: string },
): Route {
  return async (request, response) => {
    const { status, headers, body } = await answerRequest(methods, request).catch(
      (error: unknown) => {
        logger.error({ err: error, page: name }, "A page failed");
        return renderFault();
      },
    );
    // Node itself leaves the body out of what HEAD is answered.
    response.writeHead(status, headers).end(body);
  };
}

async function answerRequest(methods: PageMethods, { method, url }: IncomingMessage) {
  const answer = Object.entries(methods).find(([name]) => name === method)?.[1];
  if (answer === undefined) return refuseMethod(Object.keys(methods));
  const base = "http://page.invalid";
  return URL.canParse(url ?? "", base) ? answer(new URL(url ?? "", base)) : renderUnreadable();
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

function renderFault(): Answer {
  return renderPage({
    status: 500,
    title: "Something went wrong on our side",
    body: html`<p>It is logged, and it is not your doing. Begin again in a few minutes, from where you came from.</p>`,
  });
}
