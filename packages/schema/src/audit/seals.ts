import { BadInputError, sealContent } from "@evergrant/core";
import type { AuditSeal as SealRow } from "@evergrant/db";
import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";

const SEALS_MAX = 100;
const SEALS_DEFAULT = 20;
const POSITION = /^\d{1,18}$/;

const AuditSeal = builder.objectRef<SealRow>("AuditSeal").implement({
  description: "A signed statement that the workspace's log had this hash at this position.",
  fields: (t) => ({
    position: t.string({
      description: "The position that it speaks of: a whole number in decimal.",
      resolve: ({ position }) => String(position),
    }),
    hash: t.string({
      description: "The hash of the event there, in hexadecimal.",
      resolve: ({ hash }) => Buffer.from(hash).toString("hex"),
    }),
    occurredAt: t.expose("occurredAt", {
      type: "DateTime",
      description: "When that event happened.",
    }),
    signedAt: t.expose("signedAt", {
      type: "DateTime",
      description: "When it was signed, by the machine's clock.",
    }),
    keyId: t.exposeString("keyId", { description: "Which of `auditPublicKeys` verifies it." }),
    content: t.string({
      description:
        "What is signed: canonical JSON (RFC 8785) of all of the above, see docs/audit.md.",
      resolve: (seal) => sealContent(seal),
    }),
    signature: t.string({
      description: "Ed25519 over `content` in UTF-8; in base64.",
      resolve: ({ signature }) => Buffer.from(signature).toString("base64"),
    }),
  }),
});

const AuditPublicKey = builder
  .objectRef<{ id: string; publicKey: Uint8Array; createdAt: Date }>("AuditPublicKey")
  .implement({
    description:
      "A key that verifies seals. Keep a copy: whoever changes a log might change this answer too.",
    fields: (t) => ({
      id: t.exposeString("id", {
        description: "The first 32 hexadecimal digits of the SHA-256 of the key.",
      }),
      publicKey: t.string({
        description: "An Ed25519 key as SubjectPublicKeyInfo in DER; in base64.",
        resolve: ({ publicKey }) => Buffer.from(publicKey).toString("base64"),
      }),
      createdAt: t.expose("createdAt", {
        type: "DateTime",
        description: "When it was first used here, by the machine's clock.",
      }),
    }),
  });

builder.queryFields((t) => ({
  auditSeals: t.field({
    type: [AuditSeal],
    complexity: ({ first, last }) =>
      pointsOfList(Math.min(Math.max(last ?? first ?? SEALS_DEFAULT, 0), SEALS_MAX)),
    description:
      "The seals of the workspace's log, in the order of their positions. One is made at most once a day, and for the end of what is dropped. Needs audit:read. BAD_INPUT for arguments out of range.",
    args: {
      from: t.arg.string({ description: "Only of this position and those after it, in decimal." }),
      first: t.arg.int({
        description: `At most so many, up to ${SEALS_MAX}; ${SEALS_DEFAULT} unless said.`,
      }),
      last: t.arg.int({ description: `Instead of first: the newest, up to ${SEALS_MAX}.` }),
    },
    resolve: async (_root, { from, first, last }, { deps }) => {
      if (first != null && last != null) throw new BadInputError("Give first or last, not both.");
      const take = last ?? first ?? SEALS_DEFAULT;
      if (take < 0 || take > SEALS_MAX)
        throw new BadInputError(`first and last must lie between 0 and ${SEALS_MAX}.`);
      if (from != null && !POSITION.test(from))
        throw new BadInputError("from is no position: give a whole number in decimal.");
      const seals = await deps.client.auditSeal.findMany({
        where: from == null ? {} : { position: { gte: BigInt(from) } },
        orderBy: { position: last == null ? "asc" : "desc" },
        take,
      });
      return last == null ? seals : seals.reverse();
    },
  }),
  auditPublicKeys: t.field({
    type: [AuditPublicKey],
    description:
      "The keys that verify this installation's seals, the oldest first. Needs audit:read.",
    resolve: (_root, _args, { deps }) =>
      deps.client.auditKey.findMany({
        select: { id: true, publicKey: true, createdAt: true },
        orderBy: { createdAt: "asc" },
      }),
  }),
}));
