import {
  findRefusal,
  type NextActionKind as Kind,
  nextActionUrl,
  type Scope,
} from "@evergrant/core";
import type { AmazonRegion } from "@evergrant/db";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";

export interface NextActionShape {
  kind: Kind;
  until: Date | null;
  account: { region: AmazonRegion; sellingPartnerId: string; marketplaceIds: string[] };
}

/** What Seller Central's own users do needs no scope here. */
const scopeOf: Partial<Record<Kind, Scope>> = {
  ENABLE_MWS_TOKEN: "tokens:write",
  VERIFY_MWS_TOKEN: "tokens:write",
  RECORD_RENEWAL: "tokens:write",
  REAUTHORIZE: "tokens:write",
  ENABLE_REVIEW_AUTOMATION: "automation:write",
};

const NextActionKind = builder.enumType("NextActionKind", {
  description: "A step that brings an account back into order.",
  values: {
    RENEW_IN_SELLER_CENTRAL: { description: "Press Renew in Manage Your Apps." },
    ENABLE_IN_SELLER_CENTRAL: { description: "Press Enable in Manage Your Apps." },
    VIEW_TOKEN_IN_SELLER_CENTRAL: {
      description: "Press View in Manage Your Apps; copy the token.",
    },
    ENABLE_MWS_TOKEN: { description: "Paste the token: `enableMwsToken`." },
    VERIFY_MWS_TOKEN: { description: "Ask Amazon about the token as it is: `verifyMwsToken`." },
    RECORD_RENEWAL: { description: "Enter the new expiry date: `recordMwsTokenRenewal`." },
    REAUTHORIZE: {
      description:
        "Have the seller consent anew, by Amazon's authorization page: `startAuthorization`, or a link that `createRenewLink` makes.",
    },
    ENABLE_REVIEW_AUTOMATION: { description: "Switch it on again: `enableReviewAutomation`." },
    CHECK_SELLER_ACCOUNT: { description: "See in Seller Central why the account is inactive." },
    WAIT: { description: "Nothing needs doing: it is being tried again." },
  } as const,
});

export const NextAction = builder.objectRef<NextActionShape>("NextAction").implement({
  description: "What to do next about an account, and where.",
  fields: (t) => ({
    kind: t.expose("kind", { type: NextActionKind, description: "The step." }),
    url: t.string({
      nullable: true,
      description: "Where it is done, absolute; null where it is done through this API.",
      resolve: ({ account, kind }, _args, { deps }) =>
        nextActionUrl(deps.sellerCentral, account, kind),
    }),
    allowed: t.boolean({
      description: "Whether the viewer may do it.",
      resolve: (action, _args, context) => findActionRefusal(action, context) === null,
    }),
    reason: t.string({
      nullable: true,
      description: "Why the viewer may not; null when he may.",
      resolve: (action, _args, context) => findActionRefusal(action, context),
    }),
    until: t.expose("until", {
      type: "DateTime",
      nullable: true,
      description: "Until when to wait, where that is known.",
    }),
  }),
});

function findActionRefusal({ kind }: NextActionShape, { viewer }: Context) {
  const scope = scopeOf[kind];
  return scope === undefined ? null : findRefusal(viewer, scope);
}
