import { expect, it } from "vitest";
import { refuseSecret } from "./refuse-secret.ts";

it.each([
  "Atzr|IwEBIplanted12",
  "my shop Atza|IwEBIplanted12",
  "Atc|MQEBIplanted12",
  "atzr%7CIwEBIplanted12",
  "amzn.mws.4ea38b7b-f563-7709-4bae-87aea15c9e5a",
  "amzn1.oa2-cs.v1.0123456789",
  "Bearer eg_test_0123456789ab",
  "eg_live_0123456789ab",
])("refuses %s, without repeating it", (text) => {
  expect(() => refuseSecret("name", text)).toThrow(/^name holds what looks like a token/);
  expect(() => refuseSecret("name", text)).not.toThrow(/planted|4ea38b7b|0123456789/);
});

it.each([
  "Nordlicht GmbH",
  "Atzr| is how tokens begin",
  "amzn.mws. too",
  "amzn1.application-oa2-client.0123456789abcdef",
  "eg_test_0123456789a",
  "A1B2C3D4E5F6G7",
  "4ea38b7b-f563-7709-4bae-87aea15c9e5a",
])("lets %s pass", (text) => {
  expect(() => refuseSecret("name", text)).not.toThrow();
});
