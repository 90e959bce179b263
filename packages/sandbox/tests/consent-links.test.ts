import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { CALLBACK, OTHER_CALLBACK, openConsent } from "./open-consent.ts";
import { openSandbox } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openConsent>>;

beforeEach(async () => {
  box = await openConsent();
});

describe("a link that leads nowhere", () => {
  it.each([
    ["MD1000", { application_id: "amzn1.sp.solution.unknown" }],
    ["MD5101", { redirect_uri: "https://app.example/api/amazon/callback" }],
    ["MD5101", { redirect_uri: "https://evil.example/" }],
    ["MD5110", { redirect_uri: `${CALLBACK}#part` }],
  ])("says %s to %j", async (code, parameters) => {
    await box.signIn(box.seller);
    const page = await box.pages.open(box.consentPath(parameters));
    expect(page.status).toBe(400);
    expect(page.text).toContain(`<strong>${code}</strong>`);
  });

  it("says MD9100 while nothing is registered", async () => {
    await box.sandbox.registerApplication({ redirectUris: [] });
    await box.signIn(box.seller);
    expect((await box.pages.open(box.consentPath())).text).toContain("MD9100");
    const { location } = await box.pages.open("/apps/manage/re-authorize");
    expect(location).toBe("");
    expect((await box.pages.open("/apps/manage/re-authorize")).text).toContain("MD9100");
  });

  it("says MD1000 to a draft's link without version=beta", async () => {
    await box.sandbox.registerApplication({ redirectUris: [CALLBACK], isDraft: true });
    await box.signIn(box.seller);
    expect((await box.pages.open(box.consentPath())).text).toContain("MD1000");
    const target = await box.confirm(box.consentPath({ version: "beta" }));
    expect(target.searchParams.get("spapi_oauth_code")).not.toBeNull();
  });

  it("says so also after Confirm, when the address is not registered any more", async () => {
    await box.signIn(box.seller);
    const page = await box.pages.open(box.consentPath({ redirect_uri: OTHER_CALLBACK }));
    await box.sandbox.registerApplication({ redirectUris: [CALLBACK] });
    const response = await box.submit({
      ticket: box.pages.readField(page.text, "ticket"),
      answer: "confirm",
    });
    expect([response.status, response.location]).toEqual([400, ""]);
    expect(response.text).toContain("MD5101");
  });
});

describe("registerApplication", () => {
  it.each([
    "app.example/callback",
    "javascript:alert(1)",
    "https://app.example/#part",
    "https://app.example/#",
  ])("refuses %s", async (uri) => {
    await expect(box.sandbox.registerApplication({ redirectUris: [uri] })).rejects.toThrow(
      RangeError,
    );
    const redirectUris = [CALLBACK];
    await expect(box.sandbox.registerApplication({ redirectUris, loginUri: uri })).rejects.toThrow(
      RangeError,
    );
  });
  it("is kept, and written down only when it changes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
    const registration = { redirectUris: [CALLBACK], name: "Other" };
    const readName = async (opened: Awaited<ReturnType<typeof openSandbox>>) =>
      /<dt>Name<\/dt><dd>(.*?)<\/dd>/.exec(await (await opened.call("/")).text())?.[1];

    const first = await openSandbox({ folder });
    await first.sandbox.registerApplication(registration);
    await first.sandbox.close();
    const second = await openSandbox({ folder });
    expect(await readName(second)).toBe("Other");
    await second.sandbox.registerApplication(registration);
    const journal = await readFile(join(folder, "journal-1.jsonl"), "utf8");
    expect(journal.match(/applicationRegistered/g)).toHaveLength(1);

    const name = "x".repeat(90_000);
    while (!(await readdir(folder)).includes("snapshot.jsonl")) await second.makeSeller({ name });
    await second.sandbox.close();
    const third = await openSandbox({ folder });
    expect(await readName(third)).toBe("Other");
    await third.sandbox.close();
    await rm(folder, { recursive: true });
  });
});
