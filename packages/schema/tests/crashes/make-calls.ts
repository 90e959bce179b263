/** A mutation under a key of its own, and how its effect shows in the database. */
export interface KeyedCall {
  effect: Effect;
  source: string;
  input: { idempotencyKey: string };
}

export type Effect =
  | "ACCOUNT_CONNECTED"
  | "ACCOUNT_RENAMED"
  | "ACCOUNT_DISCONNECTED"
  | "RENEW_LINK_CREATED"
  | "APPLICATION_ADDED"
  | "TOKEN_RENEWED"
  | "AUTHORIZATION_STARTED";

/** Accounts that the calls are about, by their global ids. */
export interface Subjects {
  shared: string;
  /** One for each kind of call and number. */
  own(index: number): string;
}

/** A token that Amazon accepts, for a call's number. */
export const tokenOf = (index: number): string => `Atzr|IwEB0123456789abcdefghij-${index}`;

const DAY_MS = 86_400_000;

type Make = (
  index: number,
  subjects: Subjects,
  now: number,
) => [name: string, input: object, ids: string];

const KINDS: [Effect, Make][] = [
  [
    "ACCOUNT_CONNECTED",
    (index) => [
      "connectSellerAccount",
      {
        name: `Shop ${index}`,
        sellingPartnerId: `ACRASH${String(index).padStart(6, "0")}`,
        region: "NA",
        token: tokenOf(index),
      },
      "sellerAccount { id }",
    ],
  ],
  [
    "RENEW_LINK_CREATED",
    (_index, { shared }) => [
      "createRenewLink",
      { sellerAccountId: shared },
      "renewLink { id } url",
    ],
  ],
  [
    // All of one account: a second effect of one call would undo another's, and be told.
    "ACCOUNT_RENAMED",
    (index, { shared }) => [
      "renameSellerAccount",
      { sellerAccountId: shared, name: `Name ${index}` },
      "sellerAccount { id }",
    ],
  ],
  [
    "APPLICATION_ADDED",
    (index) => [
      "addAmazonApplication",
      { name: "Own", clientId: `own-${index}`, clientSecret: "s3cret", applicationId: "app" },
      "amazonApplication { id }",
    ],
  ],
  [
    "AUTHORIZATION_STARTED",
    (_index, { shared }) => ["startAuthorization", { sellerAccountId: shared }, "url"],
  ],
  [
    "TOKEN_RENEWED",
    (index, { own }, now) => [
      "recordMwsTokenRenewal",
      {
        sellerAccountId: own(index),
        expiresAt: new Date(now + (index + 100) * DAY_MS).toISOString(),
      },
      "sellerAccount { id }",
    ],
  ],
  [
    "ACCOUNT_DISCONNECTED",
    (index, { own }) => [
      "disconnectSellerAccount",
      { sellerAccountId: own(index) },
      "sellerAccountId",
    ],
  ],
];

/** So many different calls, of every kind in turn. */
export function makeCalls(count: number, subjects: Subjects, now: number): KeyedCall[] {
  return Array.from({ length: count }, (_, index) => {
    const [effect, make] = KINDS[index % KINDS.length] ?? KINDS[0] ?? fail();
    const [name, input, ids] = make(index, subjects, now);
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const source = `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) {
      __typename ... on Error { code retryable } ... on ${type}Payload { ${ids} } } }`;
    return { effect, source, input: { ...input, idempotencyKey: `crash-${index}` } };
  });
}

function fail(): never {
  throw new Error("There are no kinds of calls");
}
