import { randomUUID } from "node:crypto";
import { addOwner, createWorkspace, type Role } from "@evergrant/core";
import { type Listening, listen, type Route } from "../src/http/listen.ts";
import { createSmtpMailer } from "../src/mail/smtp-mailer.ts";
import { createPages } from "../src/pages/create-pages.ts";
import { hashPassword } from "../src/people/hash-password.ts";
import { openPeople, type People } from "../src/people/open-people.ts";
import { createPeopleRoutes } from "../src/people/people-routes.ts";
import { createBrowser, type TestBrowser } from "./browser-session.ts";
import { type MailServer, startMailServer } from "./mail-server.ts";
import { type OpenServer, openServer } from "./open-server.ts";

export const PASSWORD = "correct horse battery";

/** The whole server on a port, with a real mail server behind it. Machine time is real until it is moved. */
export interface PeopleWorld extends OpenServer {
  url: string;
  people: People;
  mail: MailServer;
  /** Waits for the mails on their way; answers those to an address. */
  mailsTo(email: string): Promise<MailServer["mails"]>;
  /** A browser without a cookie. */
  openBrowser(): TestBrowser;
  /** A person of a workspace, by default this one, signed in. */
  signInAs(
    role: Role,
    workspaceId?: string,
  ): Promise<TestBrowser & { email: string; userId: string }>;
  makeWorkspace(): Promise<string>;
}

export const makeEmail = () => `${randomUUID()}@example.com`;

export async function createPeopleWorld(
  options: { signUp?: "invitation" | "open" } = {},
): Promise<PeopleWorld> {
  const opened = await openServer();
  const { deps, server, logged } = opened;
  const mail = await startMailServer();
  const { machineClock } = opened;
  machineClock.set(new Date());
  let url = "";
  deps.publicUrl = () => url;
  deps.mailer = createSmtpMailer({ url: mail.url, from: "Evergrant <evergrant@example.com>" });
  const logger = {
    error: (fields: object, message: string) => void logged.push({ fields, message }),
  };
  const { signUp = "open" } = options;
  const people = openPeople({ deps, logger, signUp, allowedOrigins: [], canMail: true });
  const pageOptions = { logger, trustedProxies: null };
  const routes = new Map<string, Route>([
    ["/graphql", server],
    ...createPages(deps, pageOptions),
    ...createPeopleRoutes({ deps, people }, pageOptions),
  ]);
  const api: Listening = await listen(routes, {
    ...{ host: "127.0.0.1", port: 0 },
    upgrades: new Map([["/graphql", server.upgrade]]),
  });
  url = api.url;
  const openBrowser = () => createBrowser(url);
  return {
    ...opened,
    ...{ url, people, mail, openBrowser },
    async mailsTo(email) {
      await people.stop();
      return mail.mails.filter(({ to }) => to === email);
    },
    async makeWorkspace() {
      return (await createWorkspace(deps, { name: "Other" })).workspaceId;
    },
    async signInAs(role, workspaceId = opened.workspaceId) {
      const email = makeEmail();
      const passwordHash = await hashPassword(PASSWORD);
      const { memberId } = await addOwner(deps, { workspaceId, email, name: role, passwordHash });
      const where = { workspaceId_id: { workspaceId, id: memberId } };
      const { userId } = await opened.owner.member.update({ where, data: { role } });
      const browser = openBrowser();
      await browser.signIn(email, PASSWORD);
      return { ...browser, email, userId };
    },
    async close() {
      await api.stop();
      await people.stop();
      await mail.close();
      await opened.close();
    },
  };
}
