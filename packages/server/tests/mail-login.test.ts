import { Secret } from "@evergrant/core";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { expect, it } from "vitest";
import { createSmtpMailer } from "../src/mail/smtp-mailer.ts";

const MAIL = {
  id: "01900000-0000-7000-8000-000000000001",
  to: "ann@example.com",
  subject: "Come in",
  paragraphs: ["Hello"],
  action: { label: "Open", url: new Secret("https://example.com/secret-link") },
  notes: [],
};

/** Sends by a real server that wants a password; answers what became of it, and how it came. */
async function send(options: SMTPServerOptions, toUrl: (port: number) => string) {
  const came: object[] = [];
  const server = new SMTPServer({
    ...{ logger: false, ...options },
    onAuth: ({ username, password }, _session, callback) =>
      username === "ann@mail" && password === "p:1/2"
        ? callback(null, { user: username })
        : callback(new Error("No")),
    onData(stream, { secure, user }, callback) {
      stream.resume().on("end", () => {
        came.push({ secure, user });
        callback();
      });
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const sending = await createSmtpMailer({ url: toUrl(port), from: "e@example.com" }).send(MAIL);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return { sending, came };
}

const AUTH = "ann%40mail:p%3A1%2F2";
const taken = { sending: "TAKEN", came: [{ secure: true, user: "ann@mail" }] };

it("signs in after STARTTLS, and by TLS from the start", async () => {
  const query = "?tls.rejectUnauthorized=false";
  expect(await send({}, (port) => `smtp://${AUTH}@127.0.0.1:${port}${query}`)).toEqual(taken);
  expect(
    await send({ secure: true }, (port) => `smtps://${AUTH}@127.0.0.1:${port}${query}`),
  ).toEqual(taken);
});

it("has sent nothing where the certificate or the password is not believed", async () => {
  const nothing = { sending: "NOT_TAKEN", came: [] };
  expect(await send({}, (port) => `smtp://${AUTH}@127.0.0.1:${port}`)).toEqual(nothing);
  expect(
    await send({}, (port) => `smtp://ann:x@127.0.0.1:${port}?tls.rejectUnauthorized=false`),
  ).toEqual(nothing);
});
