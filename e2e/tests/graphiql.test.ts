import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../src/open-browser.ts";
import { type Evergrant, findPlace, type Place, startEvergrant } from "../src/start-evergrant.ts";

let place: Place;
let evergrant: Evergrant;
let browser: Browser;
beforeAll(async () => {
  place = await findPlace(await mkdtemp(join(tmpdir(), "evergrant-graphiql-")));
  [evergrant, browser] = await Promise.all([startEvergrant(place), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await evergrant?.stop();
  await rm(place.folder, { recursive: true, force: true });
}, 60_000);

it("runs a query in the page to write queries in, within its own content policy", async () => {
  const { graphqlUrl, apiKey } = evergrant.demo;
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  const opened = await page.goto(graphqlUrl);
  const policy = (await opened?.headerValue("content-security-policy")) ?? "";
  expect(policy).toContain("script-src 'sha256-");
  expect(policy.split("; ").find((part) => part.startsWith("script-src"))).not.toContain("unsafe");
  const query = "{ viewer { name } rateLimit { limit } }";
  const headers = encodeURIComponent(JSON.stringify({ authorization: `Bearer ${apiKey}` }));
  await page.goto(`${graphqlUrl}?query=${encodeURIComponent(query)}&headers=${headers}`);
  await page.getByRole("button", { name: /execute query/i }).click();
  await page.getByText('"limit"').first().waitFor();
  expect(complaints).toEqual([]);
}, 60_000);
