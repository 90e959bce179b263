import { createScriptedAmazon, makeGrant } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPeople } from "../src/people/open-people.ts";
import type { TestBrowser } from "./browser-session.ts";
import { createPeopleWorld, makeEmail, type PeopleWorld } from "./people-world.ts";

const SELLER = "A2EUQ1WTGCTBG2";
const STRING = "Atzr|IwEBaaaaaaaaaaaaaaaaconsented";
const CODE = "planted-code";

let world: PeopleWorld;
const amazon = createScriptedAmazon();
beforeAll(async () => {
  world = await createPeopleWorld();
  world.deps.amazon = amazon;
  amazon.grants.set(STRING, makeGrant());
});
afterAll(() => world.close());

describe("a new account that a person begins in his browser", () => {
  async function begin(browser: TestBrowser): Promise<string> {
    const { body } = await browser.graphql(
      `mutation { startAuthorization(input: { name: "Shop", region: NA }) {
        ... on StartAuthorizationPayload { url } } }`,
    );
    const { startAuthorization } = body.data as { startAuthorization: { url: string } };
    const state = new URL(startAuthorization.url).searchParams.get("state") ?? "";
    amazon.codes.set(CODE, STRING);
    const query = { state, selling_partner_id: SELLER, spapi_oauth_code: CODE };
    return `/api/amazon/callback?${new URLSearchParams(query)}`;
  }

  it("is ended there, and neither by nobody nor by somebody else", async () => {
    const person = await world.signInAs("operator");
    const callback = await begin(person);
    for (const other of [world.openBrowser(), await world.signInAs("owner")]) {
      const refused = await other.ask(callback);
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain("begun in another browser");
    }
    const done = await person.ask(callback);
    expect(await done.text()).toContain("The seller account is connected");
  });
});

describe("where no mail can be sent", () => {
  it.each(["/request-password-reset", "/send-verification-email"])(
    "%s is refused to all alike",
    async (path) => {
      const { deps, url, logged } = world;
      const logger = {
        error: (fields: object, message: string) => void logged.push({ fields, message }),
      };
      const quiet = { signUp: "invitation", allowedOrigins: [], canMail: false } as const;
      const people = openPeople({ deps, logger, ...quiet });
      const ask = async (email: string) => {
        const body = JSON.stringify({ email });
        const headers = { "content-type": "application/json" };
        const request = new Request(`${url}/api/auth${path}`, { method: "POST", body, headers });
        const answer = await people.fetch(request, "127.0.0.1");
        return { status: answer.status, body: await answer.json() };
      };
      const { email } = await world.signInAs("viewer");
      const known = await ask(email);
      expect(known).toEqual(await ask(makeEmail()));
      expect(known.status).toBe(400);
    },
  );
});

it("keeps its cookie to https where the public address is", async () => {
  const { deps, logged } = world;
  const logger = {
    error: (fields: object, message: string) => void logged.push({ fields, message }),
  };
  const { email } = await world.signInAs("viewer");
  const people = openPeople({
    deps: { ...deps, publicUrl: () => "https://evergrant.test" },
    ...{ logger, signUp: "open", allowedOrigins: [], canMail: true },
  });
  const answer = await people.fetch(
    new Request("https://evergrant.test/api/auth/sign-in/email", {
      method: "POST",
      body: JSON.stringify({ email, password: "correct horse battery" }),
      headers: { "content-type": "application/json" },
    }),
    "127.0.0.1",
  );
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__Secure-evergrant\.session_token=.*Secure/);
});
