import { randomUUID } from "node:crypto";
import type { FleetAmazon } from "../fleet/open-amazon.ts";
import type { UseName } from "./cell.ts";

/** A call that is repeated as it is until it is answered. */
export interface Call {
  query: string;
  variables: object;
}

/** What the uses need: an account that is there, and a made-up Amazon for new ones. */
export interface UseWorld {
  sellerAccountId: string;
  amazon: FleetAmazon;
}

const REFUSED = "... on Error { code retryable }";
const READ =
  "{ viewer { workspace { name } } sellerAccounts(first: 5) { edges { node { mwsToken { status } } } } }";
const mutate = (name: string, type: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${REFUSED} } }`;

/** The next call of each kind; each is another one, with a key of its own. */
export const USES: Record<UseName, (world: UseWorld) => Promise<Call>> = {
  read: async () => ({ query: READ, variables: {} }),
  write: async () => {
    const input = { name: `Name ${randomUUID()}`, idempotencyKey: randomUUID() };
    return { query: mutate("updateWorkspace", "UpdateWorkspaceInput"), variables: { input } };
  },
  connect: async ({ amazon }) => connectCall(await amazon.makeSeller()),
  verify: async ({ sellerAccountId }) => {
    const input = { sellerAccountId, idempotencyKey: randomUUID() };
    return { query: mutate("verifyMwsToken", "VerifyMwsTokenInput"), variables: { input } };
  },
  invite: async () => {
    const email = `${randomUUID()}@reliability.test`;
    const input = { email, role: "VIEWER", idempotencyKey: randomUUID() };
    return { query: mutate("inviteMember", "InviteMemberInput"), variables: { input } };
  },
};

export function connectCall(seller: { sellingPartnerId: string; token: string }): Call {
  const input = { ...seller, name: "Seller", region: "NA", idempotencyKey: randomUUID() };
  return {
    query: mutate("connectSellerAccount", "ConnectSellerAccountInput"),
    variables: { input },
  };
}

/** Amazon allows few calls a minute, of one seller and of all; a workspace has few open invitations. */
export const PAUSE_MS: Record<UseName, number> = {
  ...{ read: 20, write: 20 },
  ...{ connect: 1_500, verify: 4_000, invite: 1_000 },
};
