import type { Plugin } from "graphql-yoga";

export interface Graphiql {
  page: string;
  /** Its content security policy: other than the API's answers it has scripts. */
  policy: string;
}

/** Gives the page to write queries in a policy of its own. */
export function useGraphiqlPolicy({ policy }: Graphiql): Plugin {
  return {
    onResponse({ response }) {
      if (response.headers.get("content-type")?.startsWith("text/html"))
        response.headers.set("content-security-policy", policy);
    },
  };
}
