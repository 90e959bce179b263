import { type AmazonAnswer, Secret } from "@evergrant/core";
import { expect, it } from "vitest";
import { ACCESS, APPLICATION, makeAmazon } from "./make-amazon.ts";
import { describeRequest, type ScriptedAnswer, scriptFetch } from "./script-fetch.ts";

const signal = new AbortController().signal;
const GRANTED = { access_token: "Atc|own", token_type: "bearer", expires_in: 3600 };
const CONFLICT = Response.json(
  { errors: [{ code: "Conflict", message: "It exists already." }] },
  { status: 409 },
);
const ARN = "arn:aws:sqs:eu-west-1:123456789012:notifications";
const caller = { application: APPLICATION, region: "EU" } as const;
const queue = { ...caller, name: "queue", arn: ARN };
const wanted = { type: "ORDER_CHANGE", destinationId: "d-1" };

function open(...answers: ScriptedAnswer[]) {
  const { fetchIt, requests } = scriptFetch(...answers);
  return { amazon: makeAmazon("https://amazon.test", fetchIt), requests };
}

const destination = (destinationId: string, arn: string | null) => ({
  destinationId,
  name: "queue",
  resource: arn === null ? { eventBridge: { name: "bus" } } : { sqs: { arn } },
});

function take<T>(answer: AmazonAnswer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

it("makes a queue known in the application's own name", async () => {
  const { amazon, requests } = open(GRANTED, { payload: destination("d-1", ARN) });
  expect(take(await amazon.createDestination(queue, signal))).toEqual({ destinationId: "d-1" });
  const form = new URLSearchParams(await requests[0]?.text());
  expect(form.get("scope")).toBe("sellingpartnerapi::notifications");
  const [, created] = requests;
  expect(created?.headers.get("x-amz-access-token")).toBe("Atc|own");
  expect(created?.headers.get("content-type")).toBe("application/json");
  expect(await created?.json()).toEqual({
    name: "queue",
    resourceSpecification: { sqs: { arn: ARN } },
  });
});

it("asks for the application's access token once, for all regions", async () => {
  const { amazon, requests } = open(GRANTED, { payload: [] });
  for (const region of ["EU", "NA", "FE", "EU"] as const)
    take(await amazon.getDestinations({ ...caller, region }, signal));
  expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
    "/auth/o2/token",
    ...Array.from({ length: 4 }, () => "/notifications/v1/destinations"),
  ]);
});

it("gives an access token to nobody who has another secret of the same client", async () => {
  const { amazon, requests } = open(GRANTED, { payload: [] }, GRANTED, { payload: [] });
  take(await amazon.getDestinations(caller, signal));
  const application = { ...APPLICATION, clientSecret: new Secret("another") };
  take(await amazon.getDestinations({ ...caller, application }, signal));
  const form = new URLSearchParams(await requests[2]?.text());
  expect(form.get("client_secret")).toBe("another");
});

it("resolves a conflict by reading which destination the queue has", async () => {
  const all = [destination("d-0", null), destination("d-7", ARN)];
  const { amazon } = open(GRANTED, CONFLICT, { payload: all });
  expect(take(await amazon.createDestination(queue, signal))).toEqual({ destinationId: "d-7" });
  const none = open(GRANTED, CONFLICT, { payload: [destination("d-0", null)] });
  expect(await none.amazon.createDestination(queue, signal)).toMatchObject({
    ok: false,
    failure: { class: "refused", status: 409, operation: "createDestination" },
  });
});

it("subscribes in the seller's name", async () => {
  const { amazon, requests } = open({
    payload: { subscriptionId: "s-1", payloadVersion: "1.0", destinationId: "d-1" },
  });
  const changes = { ...wanted, type: "ACCOUNT_STATUS_CHANGED" };
  const answer = await amazon.createSubscription(ACCESS, changes, signal);
  expect(take(answer)).toEqual({ subscriptionId: "s-1" });
  const [request] = requests;
  expect(request && describeRequest(request)).toBe(
    "POST /notifications/v1/subscriptions/ACCOUNT_STATUS_CHANGED",
  );
  expect(await request?.json()).toEqual({ payloadVersion: "1.0", destinationId: "d-1" });
});

it("names the changes of orders that it wants to be told", async () => {
  const { amazon, requests } = open({ payload: { subscriptionId: "s-1", destinationId: "d-1" } });
  take(await amazon.createSubscription(ACCESS, wanted, signal));
  expect(await requests[0]?.json()).toMatchObject({
    processingDirective: {
      eventFilter: {
        eventFilterType: "ORDER_CHANGE",
        orderChangeTypes: ["OrderStatusChange", "BuyerRequestedChange"],
      },
    },
  });
});

it("resolves a conflict by the subscription there is, if it leads to the same place", async () => {
  const there = (destinationId: string) => ({ payload: { subscriptionId: "s-9", destinationId } });
  const same = open(CONFLICT, there("d-1"));
  expect(take(await same.amazon.createSubscription(ACCESS, wanted, signal))).toEqual({
    subscriptionId: "s-9",
  });
  expect(same.requests.map(describeRequest)).toEqual([
    "POST /notifications/v1/subscriptions/ORDER_CHANGE",
    "GET /notifications/v1/subscriptions/ORDER_CHANGE?payloadVersion=1.0",
  ]);
  const other = open(CONFLICT, there("d-2"));
  expect(await other.amazon.createSubscription(ACCESS, wanted, signal)).toMatchObject({
    failure: { status: 409 },
  });
});

it("reads and deletes what there is", async () => {
  const one = { payload: destination("d/1", ARN) };
  const { amazon, requests } = open(GRANTED, one, {}, { payload: { subscriptionId: "s-1" } }, {});
  const subscription = { ...caller, type: "ORDER_CHANGE", subscriptionId: "s-1" };
  const known = { ...caller, destinationId: "d/1" };
  expect(take(await amazon.getDestination(known, signal))).toEqual({
    destinationId: "d/1",
    name: "queue",
    arn: ARN,
  });
  expect(take(await amazon.deleteDestination(known, signal))).toEqual({ ok: true });
  expect(take(await amazon.getSubscriptionById(subscription, signal))).toEqual({
    subscriptionId: "s-1",
    destinationId: null,
  });
  expect(take(await amazon.deleteSubscriptionById(subscription, signal))).toEqual({ ok: true });
  expect(requests.slice(1).map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    "GET /notifications/v1/destinations/d%2F1",
    "DELETE /notifications/v1/destinations/d%2F1",
    "GET /notifications/v1/subscriptions/ORDER_CHANGE/s-1",
    "DELETE /notifications/v1/subscriptions/ORDER_CHANGE/s-1",
  ]);
});

it("asks for a new client secret, and for nothing twice", async () => {
  const { amazon, requests } = open(GRANTED, new Response(null, { status: 204 }));
  expect(take(await amazon.rotateClientSecret(APPLICATION, signal))).toEqual({ ok: true });
  expect(new URLSearchParams(await requests[0]?.text()).get("scope")).toBe(
    "sellingpartnerapi::client_credential:rotation",
  );
  expect(requests.slice(1).map(describeRequest)).toEqual([
    "POST /applications/2023-11-30/clientSecret",
  ]);
});

it("checks an application by a fresh exchange each time", async () => {
  const { amazon, requests } = open(GRANTED);
  for (let time = 0; time < 2; time += 1)
    expect(take(await amazon.checkApplication(APPLICATION, signal))).toEqual({ ok: true });
  expect(requests).toHaveLength(2);
});

it.each([
  ["invalid_scope", 400, true],
  ["unauthorized_client", 400, true],
  ["invalid_client", 401, false],
] as const)("takes %s for what it says of the secret alone", async (error, status, ok) => {
  const { amazon } = open(Response.json({ error, error_description: "Words" }, { status }));
  expect((await amazon.checkApplication(APPLICATION, signal)).ok).toBe(ok);
});

it("shows the seller a notice", async () => {
  const { amazon, requests } = open({ notificationId: "n-1" });
  const notice = { templateId: "T", marketplaceId: "A1PA6795UKMFR9", parameters: { days: 30 } };
  expect(take(await amazon.createNotification(ACCESS, notice, signal))).toEqual({
    notificationId: "n-1",
  });
  expect(requests.map(describeRequest)).toEqual(["POST /appIntegrations/2024-04-01/notifications"]);
  expect(await requests[0]?.json()).toEqual({
    templateId: "T",
    notificationParameters: { days: 30 },
    marketplaceId: "A1PA6795UKMFR9",
  });
});
