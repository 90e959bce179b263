import { describe, expect, it } from "vitest";
import { CLASSIFICATION_TABLE } from "./classification-table.ts";
import { CLASSIFIED_SAMPLES } from "./classify.samples.ts";
import { classify, examine } from "./classify.ts";
import { MWS_SAMPLES } from "./mws.samples.ts";
import type { Reply } from "./send.ts";

const SAMPLES = [...CLASSIFIED_SAMPLES, ...MWS_SAMPLES];
const clock = { now: () => new Date("2026-11-23T12:00:00Z") };

describe("classify", () => {
  for (const sample of SAMPLES) {
    const { row, endpoint, operation, reply } = sample;
    const said =
      reply.kind === "answer" ? `${reply.status} ${reply.text.slice(0, 120)}` : reply.words;
    it(`takes ${operation}'s ${said} for ${sample.class}`, () => {
      const failure = classify({ endpoint, operation, secrets: [] }, reply, clock);
      expect(failure.class).toBe(sample.class);
      expect(examine({ endpoint, operation, secrets: [] }, reply).row.id).toBe(row);
      expect(failure.operation).toBe(operation);
      expect(failure.code).toBe(sample.code);
      expect(failure.status).toBe(reply.status);
    });
  }

  it("has a sample for every row", () => {
    const rows = SAMPLES.map(({ row }) => row);
    expect(new Set(rows)).toEqual(new Set(CLASSIFICATION_TABLE.map(({ id }) => id)));
  });

  it("keeps Amazon's details, request id and waiting time", () => {
    const headers = new Headers({ "x-amzn-RequestId": "6f1c-22", "retry-after": "17" });
    const text = '{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota."}]}';
    const reply: Reply = { kind: "answer", status: 429, headers, text };
    expect(
      classify({ endpoint: "spApi", operation: "getOrder", secrets: [] }, reply, clock),
    ).toEqual({
      class: "throttled",
      operation: "getOrder",
      status: 429,
      code: "QuotaExceeded",
      details: "You exceeded your quota.",
      requestId: "6f1c-22",
      retryAfterSeconds: 17,
    });
  });

  it("takes LWA's request id from the body, and a waiting time given as a date", () => {
    const headers = new Headers({ "retry-after": "Mon, 23 Nov 2026 12:01:30 GMT" });
    const text = '{"error":"invalid_request","request_id":"0a1b2c"}';
    const reply: Reply = { kind: "answer", status: 400, headers, text };
    const failure = classify(
      { endpoint: "lwa", operation: "refreshToken", secrets: [] },
      reply,
      clock,
    );
    expect(failure).toMatchObject({ requestId: "0a1b2c", retryAfterSeconds: 90 });
  });

  it("keeps no secret, whatever field Amazon or a proxy puts it into", () => {
    const secrets = ["Atzr|s3cr3t", "shh", "amzn.mws.4ea38b7b"];
    for (const secret of secrets) {
      const headers = new Headers({ "x-amzn-requestid": secret });
      const details = `bad ${secret} and ${encodeURIComponent(secret)}`;
      const text = JSON.stringify({ errors: [{ code: secret, message: secret, details }] });
      const reply: Reply = { kind: "answer", status: 400, headers, text };
      const failure = classify({ endpoint: "spApi", operation: "getOrder", secrets }, reply, clock);
      expect(JSON.stringify(failure)).not.toContain(secret);
      expect(JSON.stringify(failure)).not.toContain(encodeURIComponent(secret));
      expect(failure.details).toBe("bad [redacted] and [redacted]");
    }
  });
});
