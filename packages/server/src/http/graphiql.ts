import { createHash } from "node:crypto";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import type { Graphiql } from "../plugins/use-graphiql-policy.ts";

const FIRST_QUERY = `# Put the apiKey of demo.json into the Headers tab below.
query SellerAccounts {
  viewer { name scopes workspace { name } }
  sellerAccounts(orderBy: EXPIRES_AT) {
    totalCount
    edges {
      node {
        name
        hasAlert
        mwsToken { status disabledReason expiresAt }
        nextActions { kind url }
      }
    }
  }
}
`;

/** The page to write queries in: whole, so that it needs no other host. */
export function createGraphiql(): Graphiql {
  const page = renderGraphiQL({
    title: "Evergrant",
    defaultQuery: FIRST_QUERY,
    headers: '{ "authorization": "Bearer API_KEY" }',
  });
  return { page, policy: policyOf(page) };
}

/** The scripts that stand in the page, by their hashes, and no other; the editor makes styles and a worker as it runs. */
function policyOf(page: string): string {
  const scripts = Array.from(
    page.matchAll(/<script>([\s\S]*?)<\/script>/g),
    ([, text = ""]) => text,
  );
  const hashes = scripts.map((text) => createHash("sha256").update(text).digest("base64"));
  return [
    "default-src 'none'",
    `script-src ${hashes.map((hash) => `'sha256-${hash}'`).join(" ")}`,
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data:",
    "connect-src 'self'",
    "worker-src blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
