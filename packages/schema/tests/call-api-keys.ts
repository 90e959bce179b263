import type { Context } from "../src/context.ts";
import type { ApiWorld } from "./api-world.ts";

export const KEY_FIELDS = `id name status prefix lastFour scopes allowedAddresses createdBy createdAt
  expiresAt lastUsedAt revokedAt replacedBy { id }`;
export const SOME_KEY = { name: "Tool", scopes: ["events:read", "accounts:read"] };

/** Calls the mutations of API keys by their names; each call answers what it was answered. */
export function createKeyCalls(getWorld: () => ApiWorld) {
  async function call(name: string, input: object, as?: Context) {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const secret = name === "createApiKey" || name === "rotateApiKey" ? "secret" : "";
    const source = `mutation ($input: ${type}Input!) {
      ${name}(input: $input) {
        __typename
        ... on ${type}Payload { apiKey { ${KEY_FIELDS} } ${secret} }
        ... on Error { code message }
      }
    }`;
    const { [name]: answer } = Object(await getWorld().read(source, { input }, as));
    return Object(answer);
  }
  const create = (input: object = {}, as?: Context) =>
    call("createApiKey", { ...SOME_KEY, ...input }, as);
  return { call, create };
}
