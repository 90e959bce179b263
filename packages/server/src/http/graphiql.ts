import { renderGraphiQL } from "@graphql-yoga/render-graphiql";

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
export function renderGraphiqlPage(): string {
  return renderGraphiQL({
    title: "Evergrant",
    defaultQuery: FIRST_QUERY,
    headers: '{ "authorization": "Bearer API_KEY" }',
  });
}
