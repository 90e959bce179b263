import {
  type AmazonEvidence as Evidence,
  type Explanation,
  explainSellerAccount,
  readHead,
  type SampleEvidence as Sample,
  type Step,
  type StepKind,
  verificationOf,
} from "@evergrant/core";
import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { EventInterface } from "../event/event.ts";
import { decodeIdOf, encodeGlobalId } from "../global-id.ts";
import {
  MwsTokenDisabledReason,
  MwsTokenStatus,
  MwsTokenVerification,
} from "../mws-token/enums.ts";

/** As many as there are events among them at most; what else there is holds nothing that is read for it. */
const STEPS_PRICED = 50;

const Kind = builder.enumType("ExplanationStepKind", {
  description: "What a step of an explanation is about.",
  values: {
    TOLD: { description: "A change was told as an event." },
    AMAZON_REFUSED: { description: "Amazon refused the token." },
    AMAZON_UNDECIDED: { description: "Amazon was asked, and what it said decides nothing." },
    AMAZON_ACCEPTED: { description: "Amazon accepted the token." },
    OTHERS_ASKED: { description: "Other tokens were asked, to tell an outage from a revocation." },
    INCIDENT: { description: "An outage of Amazon's or of the application began or ended." },
    DOUBT: { description: "What is not certain now." },
    DATE: { description: "Why it is not known when the authorization ends." },
  } as const satisfies Record<StepKind, { description: string }>,
});

const AmazonEvidence = builder.objectRef<Evidence>("AmazonEvidence").implement({
  description: "One call to Amazon that failed. Holds nothing secret.",
  fields: (t) => ({
    operation: t.exposeString("operation", {
      description: "Amazon's operation, such as `refreshToken` or `getMarketplaceParticipations`.",
    }),
    failureClass: t.exposeString("failureClass", {
      description:
        "What it was taken for: `revoked`, `suspect`, `lacksRole`, `misconfigured`, `refused`, `throttled` or `unavailable`.",
    }),
    status: t.exposeInt("status", {
      nullable: true,
      description: "The HTTP status; null where no answer came.",
    }),
    code: t.exposeString("code", {
      nullable: true,
      description: "Amazon's code, such as `invalid_grant`; null where it gave none.",
    }),
    requestId: t.exposeString("requestId", {
      nullable: true,
      description: "Amazon's id of the request, to name to its support; null where it gave none.",
    }),
  }),
});

const SampleEvidence = builder.objectRef<Sample>("SampleEvidence").implement({
  description: "What other tokens of the same region and application answered at the time.",
  fields: (t) => ({
    asked: t.exposeInt("asked", { description: "How many were asked." }),
    decided: t.exposeInt("decided", { description: "How many of them were accepted or refused." }),
    refused: t.exposeInt("refused", { description: "The most that were refused in the same way." }),
  }),
});

const ExplanationStep = builder.objectRef<Step & { epoch: number }>("ExplanationStep").implement({
  description: "One link of the chain of evidence.",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When it was seen, or happened." }),
    kind: t.expose("kind", { type: Kind, description: "What it is about." }),
    sentence: t.exposeString("sentence", { description: "What it says, for people, in English." }),
    rule: t.exposeString("rule", {
      nullable: true,
      description:
        "The rule of docs/lifecycle.md that was followed: a row such as T20, or a section such as §6; null for what was recorded before rules were.",
    }),
    event: t.field({
      type: EventInterface,
      nullable: true,
      description: "The event that it led to; null where it led to none.",
      resolve: ({ event, epoch }) => event && { ...event, epoch },
    }),
    amazon: t.expose("amazon", {
      type: AmazonEvidence,
      nullable: true,
      description: "Amazon's answer; null where it is not about one that failed.",
    }),
    sample: t.expose("sample", {
      type: SampleEvidence,
      nullable: true,
      description: "What others answered; null where none were asked.",
    }),
  }),
});

const AccountExplanation = builder
  .objectRef<Explanation & { epoch: number }>("AccountExplanation")
  .implement({
    description: "Why an account's token is what it is now.",
    fields: (t) => ({
      sellerAccountId: t.id({
        description: "The account's id.",
        resolve: ({ account }) => encodeGlobalId("SellerAccount", account.id),
      }),
      status: t.field({
        type: MwsTokenStatus,
        description: "The token's status.",
        resolve: ({ token }) => token.status,
      }),
      disabledReason: t.field({
        type: MwsTokenDisabledReason,
        nullable: true,
        description: "Why it is DISABLED; null while it is ENABLED.",
        resolve: ({ token }) => token.disabledReason,
      }),
      verification: t.field({
        type: MwsTokenVerification,
        description: "How sure the status is.",
        resolve: ({ token }) => verificationOf(token),
      }),
      summary: t.exposeString("summary", {
        description: "The whole in one sentence, for people, in English.",
      }),
      steps: t.field({
        type: [ExplanationStep],
        complexity: pointsOfList(STEPS_PRICED),
        description:
          "The evidence since the status before the present one began, the oldest first; of its events the newest 50.",
        resolve: ({ steps, epoch }) => steps.map((step) => ({ ...step, epoch })),
      }),
    }),
  });

builder.queryField("explain", (t) =>
  t.field({
    type: AccountExplanation,
    nullable: true,
    description:
      "Why an account's token is what it is now: what was seen, the rule that was followed, and the event it led to, step by step. Null for an id that the workspace does not know. Needs events:read.",
    args: { sellerAccountId: t.arg.id({ required: true, description: "The account's id." }) },
    resolve: async (_root, args, { deps }) => {
      const id = decodeIdOf("SellerAccount", args.sellerAccountId);
      const explanation = id === null ? null : await explainSellerAccount(deps, id);
      if (explanation === null) return null;
      const { epoch } = await readHead(deps);
      return { ...explanation, epoch };
    },
  }),
);
