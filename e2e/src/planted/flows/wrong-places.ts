import { randomBytes } from "node:crypto";
import type { Installation } from "../world/installation.ts";
import { connectSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";

/** A token that somebody pastes where none belongs is a secret still: no answer repeats it, nothing keeps it. */
export const wrongPlacesFlow: Flow = {
  name: "wrong places",
  async run(world) {
    for (const at of [world.demo.installation, world.serve.installation]) {
      const { sellerAccountId } = await connectSeller(world, at, "beside wrong places");
      const requests = { ...writeDocuments(at, sellerAccountId), ...writeRequests(at) };
      for (const [place, write] of Object.entries(requests)) {
        const token = `Atzr|${randomBytes(40).toString("base64url")}`;
        world.vault.plant("wrong place", `${at.name}: token as ${place}`, token, "sent there");
        const { path = "/graphql", ...init } = write(token);
        await at
          .fetch(`${at.url}${path}`, {
            method: "POST",
            redirect: "manual",
            ...init,
            headers: {
              authorization: `Bearer ${at.apiKey}`,
              "content-type": "application/json",
              ...init.headers,
            },
          })
          .catch(() => null);
      }
    }
  },
};

interface Sent {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}
type Write = (token: string) => Sent;

const document =
  (write: (token: string) => { query: string; variables?: object; operationName?: string }) =>
  (token: string): Sent => ({ body: JSON.stringify(write(token)) });

/** A mutation with its whole input in one variable. */
const mutate = (name: string, input: (token: string) => object) =>
  document((token) => ({
    query: `mutation ${name}($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { __typename ... on Error { code message } }
    }`,
    variables: { input: input(token) },
  }));

function writeDocuments({ url }: Installation, sellerAccountId: string): Record<string, Write> {
  const account = { sellerAccountId };
  const seller = { name: "Shop", region: "NA", sellingPartnerId: "A1B2C3D4E5F6G7" };
  const key = () => ({ idempotencyKey: crypto.randomUUID() });
  return {
    "an account's name": mutate("renameSellerAccount", (name) => ({ ...account, name, ...key() })),
    "a new account's name": mutate("startAuthorization", (name) => ({ region: "NA", name })),
    "the workspace's name": mutate("updateWorkspace", (name) => ({ name })),
    "a sellingPartnerId": mutate("connectSellerAccount", (token) => ({
      ...{ ...seller, token, sellingPartnerId: token },
    })),
    "a sellerAccountId": mutate("verifyMwsToken", (token) => ({ sellerAccountId: token })),
    "an idempotencyKey": mutate("verifyMwsToken", (idempotencyKey) => ({
      ...account,
      idempotencyKey,
    })),
    "a returnUrl": mutate("startAuthorization", (returnUrl) => ({ ...account, returnUrl })),
    "a returnUrl's query": mutate("startAuthorization", (token) => ({
      ...account,
      returnUrl: `${url}/?${new URLSearchParams({ token })}`,
    })),
    "an application's name": mutate("addAmazonApplication", (name) => ({
      ...{
        name,
        clientId: "amzn1.application-oa2-client.0",
        clientSecret: "none",
        applicationId: "x",
      },
    })),
    "an application's ids": mutate("addAmazonApplication", (token) => ({
      ...{ name: "Own", clientId: token, clientSecret: token, applicationId: token },
    })),
    "a marketplace": mutate("enableReviewAutomation", (id) => ({
      ...account,
      marketplaceIds: [id],
    })),
    "a date": mutate("recordMwsTokenRenewal", (expiresAt) => ({ ...account, expiresAt })),
    "an unknown field": mutate("enableMwsToken", (token) => ({
      ...account,
      token: "x",
      more: token,
    })),
    "a field's name": mutate("enableMwsToken", (token) => ({ ...account, token: "x", [token]: 1 })),
    "a list": mutate("enableMwsToken", (token) => ({ ...account, token: [token] })),
    "an object": mutate("enableMwsToken", (token) => ({ ...account, token: { token } })),
    "a whole input": document((input) => ({
      query:
        "mutation enable($input: EnableMwsTokenInput!) { enableMwsToken(input: $input) { __typename } }",
      variables: { input },
    })),
    "a search": document((search) => ({
      query: "query search($f: SellerAccountFilter) { sellerAccounts(filter: $f) { totalCount } }",
      variables: { f: { search } },
    })),
    "a cursor of events": document((after) => ({
      query: "query page($after: String) { events(after: $after) { edges { cursor } } }",
      variables: { after },
    })),
    "a cursor of accounts": document((after) => ({
      query: "query page($after: String) { sellerAccounts(after: $after) { totalCount } }",
      variables: { after },
    })),
    "a node's id": document((id) => ({
      query: "query node($id: ID!) { node(id: $id) { id } }",
      variables: { id },
    })),
    "a literal": document((token) => ({
      query: `mutation { enableMwsToken(input: { sellerAccountId: "x", token: "${token}", x: 1 }) { __typename } }`,
    })),
    "a query": document((token) => ({ query: token })),
    "a comment": document((token) => ({ query: `{ viewer { id } } # ${token}\n{` })),
    "a field": document((token) => ({ query: `{ ${token.replace(/\W/g, "_")} }` })),
    "an enum": document((token) => ({
      query: `{ events(filter: { types: [${token.replace(/\W/g, "_")}] }) { edges { cursor } } }`,
    })),
    "an operation's name": document((operationName) => ({
      query: "{ viewer { id } }",
      operationName,
    })),
    "a variable's name": document((token) => ({
      query: `query ($${token.replace(/\W/g, "_")}: Nothing!) { viewer { id } }`,
    })),
  };
}

function writeRequests({ apiKey }: Installation): Record<string, Write> {
  const body = JSON.stringify({ query: "{ viewer { id } }" });
  const get = (path: (token: string) => string) => (token: string) => ({
    method: "GET",
    path: path(encodeURIComponent(token)),
  });
  return {
    "a body that is no JSON": (token) => ({ body: `{"query": "{ viewer { id } }", ${token}` }),
    "a body of text": (token) => ({ body: token, headers: { "content-type": "text/plain" } }),
    "a content type": (token) => ({ body, headers: { "content-type": token } }),
    "a bearer": (token) => ({ body, headers: { authorization: `Bearer ${token}` } }),
    "an API key": (token) => ({ body, headers: { authorization: `Bearer eg_test_${token}` } }),
    "a bearer beside the key": (token) => ({
      body,
      headers: { authorization: `Bearer ${apiKey} ${token}` },
    }),
    "another scheme": (token) => ({ body, headers: { authorization: `Basic ${btoa(token)}` } }),
    "a header": (token) => ({ body, headers: { "x-request-id": token, "user-agent": token } }),
    "a cookie": (token) => ({
      body,
      headers: { cookie: `session=${token}` },
    }),
    "a variable in the address": get((token) => `/graphql?query={viewer{id}}&variables=${token}`),
    "a query in the address": get((token) => `/graphql?query=${token}`),
    "a parameter of the address": get((token) => `/graphql?query={viewer{id}}&token=${token}`),
    "a path": get((token) => `/${token}`),
    "a path below": get((token) => `/graphql/${token}`),
    "a health check's": get((token) => `/ready?token=${token}`),
    "a renew link": get((token) => `/renew/${token}`),
    "a state": get((token) => `/api/amazon/callback?state=${token}&spapi_oauth_code=${token}`),
    "a seller": get((token) => `/api/amazon/callback?state=x&selling_partner_id=${token}`),
    "a login": get(
      (token) => `/api/amazon/login?amazon_callback_uri=${token}&amazon_state=${token}`,
    ),
    "a callback": get(
      (token) =>
        `/api/amazon/login?amazon_callback_uri=http://127.0.0.1/${token}&selling_partner_id=${token}`,
    ),
  };
}
