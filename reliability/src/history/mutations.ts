import { randomUUID } from "node:crypto";
import type { Call } from "../load/calls.ts";
import type { Random } from "../random.ts";

/** A mutation whose effect can be told from every other's by one event. */
export interface Write {
  kind: "rename" | "renewal" | "renewLink" | "enable";
  call: Call;
  /** What the event says that its effect leaves, and that no other does; null: the payload names it. */
  mark: string | null;
}

/** An account as the API knows it, and the string that connects it. */
export interface Account {
  id: string;
  token: string;
}

/** Far away, so that no warning is due. */
const FIRST_DATE_MS = Date.UTC(2029, 0, 1);

const document = (name: string, fields: string) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on ${type}Payload { ${fields} } ... on Error { code message retryable } } }`;
};

const DOCUMENTS = {
  rename: document("renameSellerAccount", "sellerAccount { id }"),
  renewal: document("recordMwsTokenRenewal", "mwsToken { id }"),
  enable: document("enableMwsToken", "mwsToken { id }"),
  renewLink: document("createRenewLink", "renewLink { id }"),
};

/** Makes writes, each with a mark of its own. */
export function createWrites(accounts: readonly Account[], random: Random) {
  let count = 0;
  const compose = (
    kind: Write["kind"],
    account: Account,
    fields: Record<string, unknown>,
    mark: string | null,
  ): Write => {
    const input = { sellerAccountId: account.id, idempotencyKey: randomUUID(), ...fields };
    return { kind, call: { query: DOCUMENTS[kind], variables: { input } }, mark };
  };
  const nextDate = (): string => {
    count += 1;
    return new Date(FIRST_DATE_MS + count * 1_000).toISOString();
  };
  return {
    /** One that stays among us. */
    next(): Write {
      const account = random.pick(accounts);
      const kind = random.pick(["rename", "renewal", "renewal", "renewLink"] as const);
      if (kind === "renewLink") return compose(kind, account, {}, null);
      if (kind === "renewal") {
        const expiresAt = nextDate();
        return compose(kind, account, { expiresAt }, expiresAt);
      }
      count += 1;
      const name = `Shop ${count}`;
      return compose(kind, account, { name }, name);
    },
    /** One for which Amazon is asked. */
    nextOfAmazon(): Write {
      const account = random.pick(accounts);
      const expiresAt = nextDate();
      return compose("enable", account, { token: account.token, expiresAt }, expiresAt);
    },
  };
}
