import { afterAll, beforeEach, expect, it } from "vitest";
import { issueApiKey } from "../src/api-key/issue.ts";
import { explainSellerAccount } from "../src/explanation/explain.ts";
import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import { type AccountFixture, connectAccount, scriptGrant } from "./account-fixture.ts";
import { advance, type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { DAY_MS, fromNow, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

const world: CoreWorld = await createCoreWorld();
afterAll(() => world.close());

let account: AccountFixture;
beforeEach(async () => {
  await world.reset();
  account = await connectAccount(world);
});

async function explain() {
  const found = await explainSellerAccount(world.deps, account.sellerAccountId);
  if (found === null) throw new Error("The account is not known");
  const steps = found.steps.map(({ at, kind, rule, sentence }) => ({ at, kind, rule, sentence }));
  return { ...found, lines: steps.map(({ kind, rule }) => `${kind} ${rule}`), told: steps };
}

it("says of a healthy token when and how it was last verified, and why no date is known", async () => {
  expect((await explain()).lines).toEqual([
    "AMAZON_ACCEPTED §2",
    "TOLD null",
    "TOLD T01",
    "DATE §2",
  ]);
  await advance(world, 2 * DAY_MS);
  const { summary, steps } = await explain();
  expect(summary).toMatch(/^The token is ENABLED since 2026-03-01 12:00 UTC; Amazon last accepted/);
  const accepted = steps.find(({ kind }) => kind === "AMAZON_ACCEPTED");
  expect(accepted?.sentence).toMatch(/last accepted the token at 2026-03-0[23] .* by a probe/);
});

it("leads from the first refusal, by the others that were asked, to the end of a revoked token", async () => {
  for (let count = 0; count < 4; count += 1) await connectAccount(world);
  await advance(world, HOUR_MS);
  scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
  await verifyMwsToken(world.deps, world.actor, account);
  const doubted = await explain();
  expect(doubted.steps.at(-1)).toMatchObject({
    kind: "DOUBT",
    rule: "T18",
    at: fromNow(HOUR_MS),
    sentence: expect.stringMatching(/refused the token first at 2026-03-01 13:00/),
  });
  await advance(world, MINUTE_MS);
  const { lines, steps, summary } = await explain();
  expect(summary).toMatch(/^The token is DISABLED \(REVOKED\) since 2026-03-01 13:01 UTC/);
  expect(lines).toEqual([
    "AMAZON_ACCEPTED §2",
    "TOLD null",
    "TOLD T01",
    "AMAZON_REFUSED T18",
    "AMAZON_REFUSED §1",
    "OTHERS_ASKED §6",
    "TOLD T21",
  ]);
  expect(steps[4]).toMatchObject({
    at: fromNow(HOUR_MS + MINUTE_MS),
    sentence:
      "Asked again, Amazon refused the token (refreshToken: revoked, invalid_grant, HTTP 400).",
    amazon: {
      operation: "refreshToken",
      failureClass: "revoked",
      status: 400,
      code: "invalid_grant",
    },
  });
  expect(steps[5]?.sample).toEqual({ asked: 4, decided: 4, refused: 0 });
  expect(steps[6]?.event?.type).toBe("TOKEN_DISABLED");
});

it("names who switched a token off, and what came after", async () => {
  await disableMwsToken(world.deps, { ...world.actor, cause: "disableMwsToken" }, account);
  expect((await explain()).steps.at(-1)?.sentence).toBe(
    "The token became DISABLED (USER): somebody switched it off. The user user-1 (disableMwsToken) did it.",
  );
  const { sellerAccountId, strings } = account;
  await enableMwsToken(world.deps, world.actor, { sellerAccountId, token: strings.other });
  const { lines, steps } = await explain();
  expect(lines.slice(-3)).toEqual(["TOLD T30", "TOLD T44", "DATE §2"]);
  expect(steps.at(-2)?.sentence).toBe(
    "The user user-1 saved a string that Amazon accepted: the token became ENABLED.",
  );
});

it("counts the days of a warning, one of them too", async () => {
  account = await connectAccount(world, { expiresAt: fromNow(2 * DAY_MS) });
  await advance(world, DAY_MS);
  const warnings = (await explain()).steps.filter(({ event }) => event?.type === "TOKEN_EXPIRING");
  expect(warnings.map(({ sentence }) => sentence)).toEqual([
    "A warning was given with 2 days left until 2026-03-03 12:00 UTC.",
    "A warning was given with 1 day left until 2026-03-03 12:00 UTC.",
  ]);
});

it("calls an API key by its name", async () => {
  const given = { name: "Import of the night", scopes: ["tokens:write" as const], expiresAt: null };
  const granter = { scopes: new Set(given.scopes) };
  const { apiKeyId } = await issueApiKey(world.deps, world.actor, granter, given);
  const actor = { ...world.actor, kind: "KEY" as const, id: apiKeyId };
  await disableMwsToken(world.deps, { ...actor, cause: "disableMwsToken" }, account);
  expect((await explain()).steps.at(-1)?.sentence).toMatch(
    / The API key Import of the night \(disableMwsToken\) did it\.$/,
  );
});

it("says why a token is DEGRADED, and during which incident", async () => {
  scriptGrant(world, account.strings.current, { exchange: "unavailable" });
  await advance(world, 2 * DAY_MS);
  const degraded = await explain();
  const at = degraded.steps.findIndex(({ event }) => event?.type === "TOKEN_DEGRADED");
  expect(degraded.steps.slice(at - 1, at + 1)).toMatchObject([
    { kind: "AMAZON_UNDECIDED", amazon: { failureClass: "unavailable", status: 503 } },
    { kind: "TOLD", rule: "T15" },
  ]);
  scriptGrant(world, account.strings.current, { exchange: "misconfigured" });
  await advance(world, HOUR_MS);
  expect((await explain()).steps.filter(({ kind }) => kind === "INCIDENT")).toMatchObject([
    { rule: "§6", sentence: expect.stringMatching(/incident of the application began/) },
  ]);
  scriptGrant(world, account.strings.current, { exchange: "ok" });
  await advance(world, HOUR_MS);
  expect((await explain()).lines).toContain("TOLD T13");
});

it("does not know another workspace's account", async () => {
  const stranger = await world.addWorkspace();
  const { sellerAccountId } = account;
  expect(await explainSellerAccount(world.depsOf(stranger), sellerAccountId)).toBeNull();
});

it("records evidence without a secret", async () => {
  scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
  await advance(world, 2 * DAY_MS);
  const events = await readEvents(world, world.actor);
  const disabled = events.find(({ type }) => type === "TOKEN_DISABLED");
  expect(disabled).toMatchObject({
    before: { status: "ENABLED", disabledReason: null },
    after: { status: "DISABLED", disabledReason: "REVOKED" },
  });
  const written = JSON.stringify(events, (_name, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  for (const string of Object.values(account.strings)) expect(written).not.toContain(string);
});
