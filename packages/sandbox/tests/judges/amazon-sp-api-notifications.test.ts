import { expect, it } from "vitest";
import { type Client, readParticipations, useAmazonSpApi } from "./use-amazon-sp-api.ts";

const { getCourt, makeOrder, makeSeller, useClient } = useAmazonSpApi();

const QUEUE = "arn:aws:sqs:us-east-1:123456789012:told";

async function makeDestination(client: Client): Promise<string> {
  const { destinationId } = await client.callAPI({
    operation: "notifications.createDestination",
    body: { name: "told", resourceSpecification: { sqs: { arn: QUEUE } } },
  });
  return destinationId;
}

it("subscribes a seller to its orders, and is told of one", async () => {
  const { sellingPartnerId, token } = await makeSeller();
  const client = useClient(token);
  const destinationId = await makeDestination(client);
  expect(await client.callAPI({ operation: "notifications.getDestinations" })).toMatchObject([
    { destinationId, resource: { sqs: { arn: QUEUE } } },
  ]);
  const subscribe = () =>
    client.callAPI({
      operation: "notifications.createSubscription",
      path: { notificationType: "ORDER_CHANGE" },
      body: { payloadVersion: "1.0", destinationId },
    });
  const { subscriptionId } = await subscribe();
  await expect(subscribe()).rejects.toMatchObject({ code: "StateConflict" });
  await makeOrder(sellingPartnerId);
  expect(await getCourt().get("queues")).toMatchObject([{ name: "told", visible: 1 }]);
  const path = { notificationType: "ORDER_CHANGE", subscriptionId };
  await client.callAPI({ operation: "notifications.deleteSubscriptionById", path });
  const read = client.callAPI({
    operation: "notifications.getSubscription",
    path: { notificationType: "ORDER_CHANGE" },
  });
  await expect(read).rejects.toMatchObject({ code: "NotFound" });
});

it("rotates its secret, which goes to the queue, and works on with the old one for a week", async () => {
  const { token } = await makeSeller();
  const { clientSecret } = getCourt().application;
  const client = useClient(token);
  const rotate = () =>
    client.callAPI({
      operation: "applicationManagement.rotateApplicationClientSecret",
      scope: "sellingpartnerapi::client_credential:rotation",
    });
  await expect(rotate()).rejects.toMatchObject({ code: "InvalidInput" });
  // Its list of types lacks this one, so it is told the path.
  await client.callAPI({
    operation: "notifications.createSubscription",
    api_path: "/notifications/v1/subscriptions/APPLICATION_OAUTH_CLIENT_NEW_SECRET",
    method: "POST",
    scope: "sellingpartnerapi::notifications",
    body: { payloadVersion: "1.0", destinationId: await makeDestination(client) },
  });
  await getCourt().advance("PT1M");
  expect(await rotate()).toEqual({ success: true });
  expect(await getCourt().get("queues")).toMatchObject([{ visible: 1 }]);
  expect(getCourt().application.clientSecret).not.toBe(clientSecret);
  expect(await readParticipations(useClient(token, {}, clientSecret))).toHaveLength(1);
  await getCourt().advance("P7D");
  expect(await readParticipations(useClient(token))).toHaveLength(1);
  await expect(readParticipations(useClient(token, {}, clientSecret))).rejects.toMatchObject({
    code: "invalid_client",
  });
});
