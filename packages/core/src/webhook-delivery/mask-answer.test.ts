import { expect, it } from "vitest";
import { maskAnswer } from "./mask-answer.ts";
import { ANSWER_KEPT_CHARACTERS } from "./policy.ts";

const answer = (headers: Record<string, string>, body: string | Uint8Array) =>
  maskAnswer({
    ...{ isAnswered: true, status: 200 },
    headers: new Headers(headers),
    body: Buffer.from(body),
  });

it("keeps what was answered, but for secrets", () => {
  const given = { "content-type": "text/plain", "set-cookie": "id=1", "x-api-key": "abc" };
  expect(answer(given, "Fine, Atzr|IwEB0123456789abcdef and whsec_MfKQ9r8GKYqrTwjU")).toEqual({
    headers: { "content-type": "text/plain", "set-cookie": "[masked]", "x-api-key": "[masked]" },
    body: "Fine, [masked] and [masked]",
  });
});

it("does not keep a signature of ours that is repeated", () => {
  const signature = Buffer.alloc(32, 7).toString("base64");
  const given = { "x-said": `v1,${signature} v1,${signature}` };
  const kept = answer(given, JSON.stringify({ error: `not signed by us: v1,${signature}` }));
  expect(kept.headers["x-said"]).toBe("v1,[masked] v1,[masked]");
  expect(kept.body).toBe('{"error":"not signed by us: v1,[masked]"}');
});

it("keeps the beginning of what is long, and what is no text as well as it can be", () => {
  expect(answer({}, "x".repeat(100_000)).body).toHaveLength(ANSWER_KEPT_CHARACTERS);
  expect(answer({}, Uint8Array.of(0, 255, 65)).body).toBe("\u{FFFD}\u{FFFD}A");
});
