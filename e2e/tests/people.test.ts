import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../src/open-browser.ts";
import { type Evergrant, findPlace, type Place, startEvergrant } from "../src/start-evergrant.ts";

let place: Place;
let evergrant: Evergrant;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  place = await findPlace(await mkdtemp(join(tmpdir(), "evergrant-people-")));
  evergrant = await startEvergrant(place);
  browser = await openBrowser();
  page = await browser.newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await evergrant?.stop();
  await rm(place.folder, { recursive: true, force: true });
}, 60_000);

const at = (path: string) => new URL(path, evergrant.demo.dashboardUrl).href;

async function signIn(email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Invites with the demo's key; answers the link of the mail, and the file's rights. */
async function invite(email: string): Promise<{ link: string; mode: number }> {
  const { graphqlUrl, apiKey } = evergrant.demo;
  const query = `mutation { inviteMember(input: { email: "${email}", role: OPERATOR }) { __typename } }`;
  await fetch(graphqlUrl, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const outbox = join(place.folder, "outbox");
  const [name] = (await readdir(outbox)).sort().slice(-1);
  const path = join(outbox, name ?? "");
  const text = (await readFile(path, "utf8")).replace(/=\n/g, "");
  const link = /http:\/\/\S+\/invitation\/[\w-]{43}/.exec(text)?.[0] ?? "";
  return { link, mode: (await stat(path)).mode & 0o777 };
}

it("signs the demo's owner in and out", async () => {
  const { email, password } = evergrant.demo.user;
  await page.goto(at("/sign-in"));
  await signIn(email, `${password}x`);
  await page.getByRole("alert").waitFor();
  await signIn(email, password);
  await page.waitForURL("**/account");
  expect(await page.textContent("main")).toContain("Demo, Owner");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await page.goto(at("/account"));
  expect(page.url()).toBe(at("/sign-in"));
}, 60_000);

it("registers who was invited, from the mail's link to the workspace", async () => {
  const { link, mode } = await invite("ann.lee@example.com");
  expect(mode).toBe(0o600);
  expect(evergrant.output()).not.toContain(new URL(link).pathname);
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ann Lee");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Register and join" }).click();
  await page.waitForURL("**/account");
  expect(await page.textContent("main")).toContain("Demo, Operator");
  await page.goto(link);
  expect(await page.textContent("h1")).toBe("This invitation was accepted");
}, 60_000);
