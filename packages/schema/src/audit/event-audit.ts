import { canonicalJson, eventContent, type HashedEvent, requireScope } from "@evergrant/core";
import type { ActorKind as Kind } from "@evergrant/db";
import { builder } from "../builder.ts";
import { EventInterface, type LoggedEvent } from "../event/event.ts";
import { loadPreviousHash } from "./load-previous-hash.ts";

const ActorKind = builder.enumType("ActorKind", {
  description: "What kind of actor did something.",
  values: {
    KEY: { description: "An API key." },
    USER: { description: "A person." },
    SYSTEM: { description: "Evergrant itself, by what was due or what Amazon told." },
  } as const satisfies Record<Kind, { description: string }>,
});

const EventAudit = builder.objectRef<LoggedEvent>("EventAudit").implement({
  description:
    "An event as evidence: who did it, from where, what it changed, and its link in the chain.",
  fields: (t) => ({
    position: t.string({
      description:
        "Its number in the workspace's log, from 1 on, without a gap. A whole number in decimal.",
      resolve: ({ position }) => String(position),
    }),
    actorKind: t.expose("actorKind", {
      type: ActorKind,
      description: "What kind of actor did it.",
    }),
    actorId: t.exposeString("actorId", {
      nullable: true,
      description: "The key's or the person's id; null for Evergrant itself.",
    }),
    keyId: t.exposeString("keyId", {
      nullable: true,
      description:
        "The API key that the request was made with, or that vouched for it; null for none.",
    }),
    address: t.exposeString("address", {
      nullable: true,
      description: "The network address that the request came from; null where there was none.",
    }),
    cause: t.exposeString("cause", {
      nullable: true,
      description: "What made the actor act: a mutation, or the kind of due work.",
    }),
    before: t.string({
      nullable: true,
      description:
        "What it found, of what it changed: an object as JSON; null where it changed nothing that was there.",
      resolve: ({ before }) => writeState(before),
    }),
    after: t.string({
      nullable: true,
      description:
        "What it left, of what it changed: an object as JSON; null where nothing was left.",
      resolve: ({ after }) => writeState(after),
    }),
    content: t.string({
      description:
        "All of the event as its hash covers it: canonical JSON (RFC 8785), see docs/audit.md.",
      resolve: (event) => eventContent(toHashed(event)),
    }),
    hash: t.string({
      description:
        "SHA-256 of `content` in UTF-8 followed by the 32 bytes of `previousHash`; in hexadecimal.",
      resolve: ({ hash }) => toHex(hash),
    }),
    previousHash: t.string({
      nullable: true,
      description:
        "The hash of the event before it, 32 zero bytes for the first; in hexadecimal. Null where that event is kept no more, or is not the viewer's to see.",
      resolve: async (event, _args, context) => {
        const hash = await loadPreviousHash(context, event);
        return hash && toHex(hash);
      },
    }),
  }),
});

builder.interfaceField(EventInterface, "audit", (t) =>
  t.field({
    type: EventAudit,
    description: "The event as evidence. Needs audit:read.",
    resolve: (event, _args, { viewer }) => {
      requireScope(viewer, "audit:read");
      return event;
    },
  }),
);

/** JSON columns hold what core has written. */
function toHashed(event: LoggedEvent): HashedEvent {
  return event as HashedEvent;
}

function writeState(state: LoggedEvent["before"]): string | null {
  return state === null ? null : canonicalJson(state as HashedEvent["before"]);
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
