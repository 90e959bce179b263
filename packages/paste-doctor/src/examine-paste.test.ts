import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SAMPLES } from "./examine-paste.samples.ts";
import { examinePaste } from "./examine-paste.ts";
import { PASTE_PROBLEMS } from "./problems.ts";

const ECHO_LENGTH = 6;
const MWS_TOKEN = "amzn.mws.4ea38b7b-f563-7709-4bae-87aea15c9e5a";
const REFRESH_TOKEN = "Atzr|IwEBIJkq3vYt8ZcXw0Lm";

function findEcho(pasted: string, message: string): string | undefined {
  for (let index = 0; index + ECHO_LENGTH <= message.length; index += 1) {
    const piece = message.slice(index, index + ECHO_LENGTH);
    if (pasted.includes(piece)) return piece;
  }
  return undefined;
}

const hex = (length: number) =>
  fc.string({
    unit: fc.constantFrom(..."0123456789abcdefABCDEF"),
    minLength: length,
    maxLength: length,
  });
const mwsToken = fc
  .tuple(hex(8), hex(4), hex(4), hex(4), hex(12))
  .map((parts) => `amzn.mws.${parts.join("-")}`);
const tokenTail = fc.string({
  unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
  minLength: 20,
  maxLength: 600,
});
const goodToken = fc.oneof(
  mwsToken,
  tokenTail.map((tail) => `Atzr|${tail}`),
);
const wrapping = fc.string({
  unit: fc.constantFrom(" ", "\t", "\n", "\r\n", "\u00A0", "\u200B", "\uFEFF", ..."\"'`´‘’“”«»"),
  maxLength: 12,
});
const prefix = fc.constantFrom(
  ...["Atza|", "Atzr|", "Atc|", "Atz.sprdt|", "amzn.mws.", "amzn1.oa2-cs.v1.", "Bearer ", "{"],
  ...["https://", "refresh_token=", "AKIA", "amzn1.application-oa2-client.", "<a>", "••••", ""],
);
const anyPaste = fc
  .tuple(prefix, fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: "binary" }), tokenTail))
  .map((parts) => parts.join(""));

describe("examinePaste", () => {
  for (const [problem, samples] of Object.entries(SAMPLES)) {
    for (const sample of samples) {
      it(`calls ${JSON.stringify(sample.slice(0, 60))} ${problem}`, () => {
        const finding = examinePaste(sample);
        if (finding.ok) throw new Error("was taken for a token");
        expect(finding.problem).toBe(problem);
        expect(finding.message).toBe(PASTE_PROBLEMS[finding.problem]);
        expect(findEcho(sample, finding.message)).toBeUndefined();
      });
    }
  }

  it("tells every problem in words of its own", () => {
    const messages = Object.values(PASTE_PROBLEMS);
    expect(messages.length).toBeGreaterThanOrEqual(20);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it("accepts an MWS token whatever digits its UUID has", () => {
    for (const token of [MWS_TOKEN, "amzn.mws.4EA38B7B-F563-7709-4BAE-87AEA15C9E5A"]) {
      expect(examinePaste(token)).toEqual({ ok: true, kind: "MWS_AUTH_TOKEN", token });
    }
  });

  it("accepts a refresh token of the shortest length and of the longest", () => {
    for (const token of [REFRESH_TOKEN, `Atzr|${"a".repeat(2_043)}`]) {
      expect(examinePaste(token)).toEqual({ ok: true, kind: "LWA_REFRESH_TOKEN", token });
    }
    expect(examinePaste(REFRESH_TOKEN.slice(0, -1))).toMatchObject({
      problem: "REFRESH_TOKEN_TRUNCATED",
    });
  });

  it("finds the same token within any wrapping", () => {
    fc.assert(
      fc.property(goodToken, wrapping, wrapping, (token, before, after) => {
        const plain = examinePaste(token);
        expect(plain).toMatchObject({ ok: true, token });
        expect(examinePaste(before + token + after)).toEqual(plain);
      }),
    );
  });

  it("refuses a good token that is cut anywhere", () => {
    fc.assert(
      fc.property(mwsToken, fc.nat(44), (token, length) => {
        expect(examinePaste(token.slice(0, length)).ok).toBe(false);
      }),
    );
  });

  it("never throws and never echoes", () => {
    fc.assert(
      fc.property(anyPaste, (pasted) => {
        const finding = examinePaste(pasted);
        if (!finding.ok) expect(findEcho(pasted, finding.message)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it("is quick with megabytes of anything", () => {
    const started = performance.now();
    for (const unit of [" ", "a", "(", "Atzr|", "amzn.mws. ", "a@a.", "a\n"]) {
      expect(examinePaste(`x${unit.repeat(200_000)}x`).ok).toBe(false);
      expect(examinePaste(`x${unit.repeat(2_040 / unit.length)}x`).ok).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
