import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** Refuses in words what cannot be read: Yoga fails at variables in an address or a form that are no JSON. */
export function usePlainParsing(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (requestParser === undefined)
        throw unreadable(415, "Send the content type application/json.");
      setRequestParser(async (request) => {
        try {
          return await requestParser(request);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
          throw unreadable(400, "variables and extensions must be JSON objects.");
        }
      });
    },
  };
}

function unreadable(status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_INPUT", http: { status } } });
}
