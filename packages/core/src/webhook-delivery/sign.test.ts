import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { Secret } from "../secret.ts";
import { makeSigningSecret } from "../webhook-endpoint/signing-secret.ts";
import { maskedHeaders, signedHeaders } from "./sign.ts";

const body = JSON.stringify({ text: "Grüße" });
const signed = { id: "RXZlbnQ6MQ==", timestamp: new Date(), attempt: 3, body };

it("is verified by the library, with either of two secrets while both are live", () => {
  const secrets = [makeSigningSecret(), makeSigningSecret()];
  const headers = signedHeaders(signed, secrets);
  for (const secret of secrets)
    expect(new Webhook(secret.reveal()).verify(body, headers)).toEqual({ text: "Grüße" });
  expect(headers["webhook-signature"]?.split(" ")).toHaveLength(2);
  expect(headers).toMatchObject({ "webhook-id": signed.id, "webhook-attempt": "3" });
});

it("is not verified with another secret, or another body", () => {
  const secret = makeSigningSecret();
  const headers = signedHeaders(signed, [secret]);
  expect(() => new Webhook(makeSigningSecret().reveal()).verify(body, headers)).toThrow();
  expect(() => new Webhook(secret.reveal()).verify(`${body} `, headers)).toThrow();
});

it("makes secrets that the standard names, each another", () => {
  const [one, other] = [makeSigningSecret(), makeSigningSecret()];
  expect(one.reveal()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(one.reveal()).not.toBe(other.reveal());
});

it("shows no signature in the log", () => {
  const secret = new Secret(makeSigningSecret().reveal());
  const signature = signedHeaders(signed, [secret])["webhook-signature"] ?? "";
  expect(JSON.stringify(maskedHeaders(signed))).not.toContain(signature.slice(3));
});
