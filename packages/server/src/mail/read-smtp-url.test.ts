import { expect, it } from "vitest";
import { readSmtpUrl } from "./read-smtp-url.ts";

it("reads a server's address", () => {
  expect(readSmtpUrl("smtp://ann:p%3A1@mail.test:587?tls.rejectUnauthorized=false")).toEqual({
    ...{ host: "mail.test", port: 587, secure: false },
    auth: { user: "ann", pass: "p:1" },
    tls: { rejectUnauthorized: false },
  });
});

it("knows where a service's server is", () => {
  expect(readSmtpUrl("smtp://ann:p@_?service=gmail")).toMatchObject({
    ...{ host: "smtp.gmail.com", port: 465, secure: true },
    auth: { user: "ann", pass: "p" },
  });
});
