import { beforeEach, expect, it } from "vitest";
import { openSandbox, read } from "./open-sandbox.ts";

const NOTIFICATIONS = "/appIntegrations/2024-04-01/notifications";
const RENEWAL = {
  templateId: "RENEW_AUTHORIZATION",
  marketplaceId: "ATVPDKIKX0DER",
  notificationParameters: { daysLeft: "30" },
};

let box: Awaited<ReturnType<typeof openSandbox>>;
let sellingPartnerId: string;
let access: string;

beforeEach(async () => {
  box = await openSandbox();
  const seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  sellingPartnerId = seller.sellingPartnerId;
  access = await box.getAccess(seller.token);
});

const postApi = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  box.call(NOTIFICATIONS + path, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "x-amz-access-token": access, "content-type": "application/json", ...headers },
  });

async function notify(): Promise<string> {
  const response = await postApi("", RENEWAL);
  const { notificationId } = (await response.json()) as { notificationId: string };
  return notificationId;
}

function invalid(message: string, details: string) {
  return { status: 400, body: { errors: [{ code: "InvalidInput", message, details }] } };
}

it("keeps what an application tells a seller, and what the seller did about it", async () => {
  const created = await postApi("", RENEWAL);
  expect(created.headers.get("x-amzn-ratelimit-limit")).toBe("1.0");
  const { status, body } = await read(created);
  expect(status).toBe(200);
  const { notificationId } = body as { notificationId: string };
  expect(notificationId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);

  const feedback = await postApi(`/${notificationId}/feedback`, {
    feedbackActionCode: "SELLER_ACTION_COMPLETED",
  });
  expect(feedback.status).toBe(204);
  expect(feedback.headers.get("x-amzn-requestid")).toBeTruthy();
  expect(await feedback.text()).toBe("");
  const at = "2027-01-01T00:00:00.000Z";
  expect(await box.get("app-notifications")).toEqual([
    {
      notificationId,
      sellingPartnerId,
      templateId: "RENEW_AUTHORIZATION",
      marketplaceId: "ATVPDKIKX0DER",
      parameters: { daysLeft: "30" },
      at,
      feedback: { at, actionCode: "SELLER_ACTION_COMPLETED" },
      deletion: null,
    },
  ]);
});

it("deletes the seller's notifications of a template, and no others", async () => {
  await notify();
  const other = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const otherAccess = await box.getAccess(other.token);
  await postApi("", RENEWAL, { "x-amz-access-token": otherAccess });
  await postApi("", { ...RENEWAL, templateId: "PRICE_CHANGE", marketplaceId: undefined });
  const deletion = { templateId: RENEWAL.templateId, deletionReason: "INCORRECT_CONTENT" };
  expect((await postApi("/deletion", deletion)).status).toBe(204);
  expect(await box.get("app-notifications")).toMatchObject([
    { sellingPartnerId, deletion: { reason: "INCORRECT_CONTENT" } },
    { sellingPartnerId: other.sellingPartnerId, deletion: null },
    { templateId: "PRICE_CHANGE", marketplaceId: null, deletion: null },
  ]);
});

it.each([
  [
    { ...RENEWAL, templateId: "" },
    "Invalid Template Identifier(templateId)",
    "'' is an invalid templateId",
  ],
  [
    { templateId: "X" },
    "Invalid notificationParameters",
    "'' is an invalid notificationParameters",
  ],
  [{ ...RENEWAL, marketplaceId: 5 }, "Invalid marketplaceId", "'5' is an invalid marketplaceId"],
])("refuses to create %j", async (body, message, details) => {
  expect(await read(await postApi("", body))).toEqual(invalid(message, details));
  expect(await box.get("app-notifications")).toEqual([]);
});

it("refuses unknown reasons, codes and notifications", async () => {
  const id = await notify();
  const other = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const headers = { "x-amz-access-token": await box.getAccess(other.token) };
  const code = { feedbackActionCode: "SELLER_ACTION_COMPLETED" };
  expect(
    await read(await postApi("/deletion", { templateId: "X", deletionReason: "BORED" })),
  ).toEqual(invalid("Invalid deletionReason", "'BORED' is an invalid deletionReason"));
  expect(await read(await postApi(`/${id}/feedback`, {}))).toEqual(
    invalid("Invalid feedbackActionCode", "'' is an invalid feedbackActionCode"),
  );
  for (const response of [
    await postApi("/nothing/feedback", code),
    await postApi(`/${id}/feedback`, code, headers),
  ]) {
    expect(await read(response)).toMatchObject({
      status: 400,
      body: { errors: [{ message: "Invalid notificationId" }] },
    });
  }
});

it("refuses a body that is too large, of another type, or no JSON", async () => {
  expect((await postApi("", "x".repeat(100_001))).status).toBe(413);
  expect((await postApi("", "a=b", { "content-type": "text/plain" })).status).toBe(415);
  expect(await read(await postApi("", "{"))).toMatchObject({
    status: 400,
    body: { errors: [{ code: "InvalidInput" }] },
  });
});
