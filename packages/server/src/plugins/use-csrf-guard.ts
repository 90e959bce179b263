import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

const HEADER = "x-graphql-yoga-csrf";
const JSON_TYPE = /^application\/(graphql-response\+|graphql\+)?json\b/i;

/**
 * Refuses a POST that a foreign page's plain form could send: without a JSON content type and without
 * the header. A GET changes nothing, and its answer is not readable from there.
 */
export function useCsrfGuard(): Plugin {
  return {
    onRequestParse({ request }) {
      const contentType = request.headers.get("content-type") ?? "";
      if (request.method !== "POST" || JSON_TYPE.test(contentType) || request.headers.has(HEADER)) {
        return;
      }
      throw new GraphQLError(`Send the content type application/json, or the header ${HEADER}.`, {
        extensions: { code: "BAD_INPUT", http: { status: 415 } },
      });
    },
  };
}
