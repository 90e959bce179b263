import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { expect, it } from "vitest";
import type { AuditedEvent, AuditSeal } from "./audit.ts";
import { verifyAudit } from "./verify-audit.ts";

const OCCURRED_AT = "2026-03-01T12:00:00.000Z";

/** A log as docs/audit.md writes it, by other means than the code under test. */
function makeLog(length: number): AuditedEvent[] {
  let previousHash = "0".repeat(64);
  return Array.from({ length }, (_, index) => {
    const position = String(index + 1);
    const content = `{"actorId":"user-1","actorKind":"USER","address":"192.0.2.1","after":{"name":"N${position} “é”"},"before":null,"cause":null,"data":{},"id":"0198c5f0-0000-7000-8000-000000000001","keyId":null,"occurredAt":"${OCCURRED_AT}","position":"${position}","sellerAccountId":null,"type":"WORKSPACE_CHANGED","v":1,"workspaceId":"0198c5f0-0000-7000-8000-000000000002"}`;
    const bytes = Buffer.concat([Buffer.from(content), Buffer.from(previousHash, "hex")]);
    const hash = createHash("sha256").update(bytes).digest("hex");
    const audit = {
      ...{ position, actorKind: "USER" as const, actorId: "user-1", keyId: null },
      ...{ address: "192.0.2.1", cause: null, before: null, after: `{"name":"N${position} “é”"}` },
      ...{ content, hash, previousHash },
    };
    previousHash = hash;
    return {
      ...{ __typename: "WorkspaceChanged" as const, id: position, cursor: position },
      ...{ type: "WORKSPACE_CHANGED" as const, occurredAt: OCCURRED_AT, audit },
    };
  });
}

const { privateKey, publicKey: key } = generateKeyPairSync("ed25519");
const publicKey = key.export({ type: "spki", format: "der" }).toString("base64");

function makeSeal({ audit: { position, hash } }: AuditedEvent): AuditSeal {
  const said = {
    hash,
    keyId: "key",
    occurredAt: OCCURRED_AT,
    position,
    signedAt: OCCURRED_AT,
    v: 1,
  };
  const content = JSON.stringify(said);
  const signature = sign(null, Buffer.from(content), privateKey).toString("base64");
  const { v: _, ...fields } = said;
  return { ...fields, content, signature };
}

const log = makeLog(5);
const [first, second, third, fourth, fifth] = log as [
  AuditedEvent,
  AuditedEvent,
  AuditedEvent,
  AuditedEvent,
  AuditedEvent,
];

it("finds a whole log whole, a part of it too, and answers where to go on", async () => {
  const hash = fifth.audit.hash;
  expect(await verifyAudit(log)).toEqual({ isWhole: true, events: 5, hash });
  const previousHash = second.audit.hash;
  const rest = [third, fourth, fifth];
  expect(await verifyAudit(rest, { previousHash })).toEqual({ isWhole: true, events: 3, hash });
  expect(await verifyAudit(rest)).toEqual({ isWhole: true, events: 3, hash });
  expect(await verifyAudit([], { previousHash })).toEqual({
    ...{ isWhole: true, events: 0, hash: previousHash },
  });
});

it("proves it by a seal", async () => {
  const options = { seal: makeSeal(fourth), publicKey };
  expect(await verifyAudit(log, options)).toMatchObject({ isWhole: true });
  expect(await verifyAudit([first, second, third], options)).toEqual({
    ...{ isWhole: false, position: null },
    problem: "the events end before the position that is sealed",
  });
});

const audited = (event: AuditedEvent, change: Partial<AuditedEvent["audit"]>): AuditedEvent => ({
  ...event,
  audit: { ...event.audit, ...change },
});

it.each<[string, AuditedEvent[], string, RegExp]>([
  ["a missing event", [first, third], "3", /after position 1 is missing/],
  ["two that were exchanged", [first, third, second], "3", /missing/],
  ["one that stands twice", [first, first], "1", /missing/],
  [
    "a changed content",
    [first, audited(second, { content: `${second.audit.content} ` })],
    "2",
    /hash/,
  ],
  ["a content that is none", [audited(first, { content: "x" })], "1", /field position/],
  ["a changed hash", [audited(first, { hash: second.audit.hash }), second], "1", /hash/],
  ["a changed actor", [audited(first, { actorId: "user-2" })], "1", /field actorId/],
  ["a changed kind of actor", [audited(first, { actorKind: "SYSTEM" })], "1", /field actorKind/],
  ["a changed key", [audited(first, { keyId: "key" })], "1", /field keyId/],
  ["a changed address", [audited(first, { address: "192.0.2.2" })], "1", /field address/],
  ["a changed cause", [audited(first, { cause: "x" })], "1", /field cause/],
  ["a changed state", [audited(first, { after: '{"name":"X"}' })], "1", /field after/],
  ["a state that is no more", [audited(first, { after: null })], "1", /field after/],
  ["a changed type", [{ ...first, type: "TOKEN_ENABLED" }], "1", /field type/],
  ["a changed time", [{ ...first, occurredAt: "2026-03-01T12:00:00.001Z" }], "1", /occurredAt/],
])("finds %s, and where", async (_what, events, position, problem) => {
  expect(await verifyAudit(events)).toEqual({
    ...{ isWhole: false, position },
    problem: expect.stringMatching(problem),
  });
});

it("finds a seal that was changed, made by another key, or of another log", async () => {
  const seal = makeSeal(fourth);
  const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "der" });
  for (const [changed, by] of [
    [{ ...seal, hash: third.audit.hash }, publicKey],
    [{ ...seal, content: seal.content.replace('"v":1', '"v":2') }, publicKey],
    [seal, other.toString("base64")],
  ] as const)
    expect(await verifyAudit(log, { seal: changed, publicKey: by })).toMatchObject({
      ...{ isWhole: false, position: "4" },
    });
  const ofAnother = makeSeal(audited(fourth, { hash: third.audit.hash }));
  expect(await verifyAudit(log, { seal: ofAnother, publicKey })).toMatchObject({
    problem: `the seal of ${OCCURRED_AT} holds another hash`,
  });
});

it("refuses a seal without a key, and a key that is none", async () => {
  const seal = makeSeal(fourth);
  await expect(verifyAudit(log, { seal })).rejects.toThrow(TypeError);
  await expect(verifyAudit(log, { seal, publicKey: "AAAA" })).rejects.toThrow(/no Ed25519 key/);
});
