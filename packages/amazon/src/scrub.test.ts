import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DETAILS_LIMIT_CHARACTERS } from "./policy.ts";
import { keepIdentifier, scrub } from "./scrub.ts";

const secretOf = (alphabet: string, minLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength: 60 });
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

describe("scrub", () => {
  it("leaves Amazon's own sentences alone", () => {
    for (const sentence of [
      "The access token you provided is revoked, malformed or invalid.",
      "You can’t use this feature to request a review outside the 5-30 day range after the order delivery date.",
      "ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:4010",
    ]) {
      expect(scrub(sentence, [])).toBe(sentence);
    }
  });

  it("takes out what looks like a token, even one that is not ours or is cut", () => {
    for (const secret of [
      ...[
        "Atzr|IwE",
        "Atza|x",
        "Atc|abc",
        "Atz.sprdt|abc",
        "Atzr%7CIwE",
        "amzn.mws.4ea",
        "Bearer abc",
      ],
      ...["amzn1.oa2-cs.v1.ab", "4ea38b7b-f563-7709-4bae-87aea15c9e5a", "ANDMxqpCmqWHJeyzdbMH"],
    ]) {
      expect(scrub(`The parameter ${secret}, was wrong`, [])).toBe(
        "The parameter [redacted], was wrong",
      );
    }
  });

  it("takes out every secret of the call, plain or encoded", () => {
    fc.assert(
      fc.property(secretOf(`${LETTERS}|-+/=&%`, 7), fc.string(), fc.string(), (secret, a, b) => {
        fc.pre(!"[redacted]".includes(secret));
        const clean = scrub(`${a} ${secret} ${encodeURIComponent(secret)} ${b}`, [secret]);
        expect(clean).not.toContain(secret);
        expect(clean).not.toContain(encodeURIComponent(secret));
      }),
    );
  });

  it("is one short line", () => {
    const clean = scrub("a word\r\n and ".repeat(1_000), []);
    expect(clean).toHaveLength(DETAILS_LIMIT_CHARACTERS);
    expect(clean).not.toMatch(/[\r\n]/);
  });
});

describe("keepIdentifier", () => {
  it("keeps codes and request ids", () => {
    for (const id of ["invalid_grant", "QuotaExceeded", "0a1b2c3d-0000-4000-8000-1234567890ab"]) {
      expect(keepIdentifier(id, ["other"])).toBe(id);
    }
  });

  it("drops sentences, tokens and what holds a secret of the call", () => {
    for (const text of [
      "two words",
      "Atzr|x",
      "amzn.mws.4ea",
      "amzn1.oa2-cs.v1.x",
      "x-secret-x",
      "",
    ]) {
      expect(keepIdentifier(text, ["secret"])).toBeUndefined();
    }
  });
});
