import { beforeEach, expect, it } from "vitest";
import { openNotifications } from "./open-notifications.ts";
import { type MadeSeller, read } from "./open-sandbox.ts";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

let box: Awaited<ReturnType<typeof openNotifications>>;
let seller: MadeSeller;
let destinationId: string;

beforeEach(async () => {
  box = await openNotifications();
  seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN", orders: 3 });
  destinationId = await box.createDestination();
});

const changeSeller = (change: string, input?: object) =>
  box.post(`sellers/${seller.sellingPartnerId}/${change}`, input);

it("tells of new orders with capitals, and all that ORDER_CHANGE says", async () => {
  const subscriptionId = await box.subscribe(seller, "ORDER_CHANGE", destinationId);
  const [order] = await box.post<Record<string, string>[]>(
    `sellers/${seller.sellingPartnerId}/orders`,
    { deliveredDaysAgo: 7, sku: "SKU-1", quantity: 2, fulfilledBy: "MERCHANT" },
  );
  const now = box.sandbox.now().toISOString();
  expect(await box.takeTold()).toEqual([
    {
      NotificationVersion: "1.0",
      NotificationType: "ORDER_CHANGE",
      PayloadVersion: "1.0",
      EventTime: now,
      Payload: {
        OrderChangeNotification: {
          NotificationLevel: "OrderLevel",
          SellerId: seller.sellingPartnerId,
          AmazonOrderId: order?.orderId,
          OrderChangeType: "OrderStatusChange",
          OrderChangeTrigger: { TimeOfOrderChange: now, ChangeReason: "Order Status Change" },
          Summary: {
            MarketplaceId: "ATVPDKIKX0DER",
            OrderStatus: "Shipped",
            PurchaseDate: expect.stringMatching(/^2026-12-\d\dT/),
            DestinationPostalCode: "97205",
            FulfillmentType: "MFN",
            OrderType: "StandardOrder",
            NumberOfItemsShipped: 2,
            NumberOfItemsUnshipped: 0,
            EarliestDeliveryDate: order?.earliestDelivery,
            LatestDeliveryDate: order?.latestDelivery,
            EarliestShipDate: expect.stringMatching(/^2026-12-\d\dT/),
            LatestShipDate: expect.stringMatching(/^2026-12-\d\dT/),
            OrderPrograms: [],
            ShippingPrograms: [],
            OrderItems: [
              {
                OrderItemId: expect.stringMatching(/^\d{14}$/),
                SellerSKU: "SKU-1",
                SupplySourceId: null,
                Quantity: 2,
                QuantityShipped: 2,
                IsBuyerRequestedCancel: false,
                ItemEarliestDeliveryDate: order?.earliestDelivery,
                ItemLatestDeliveryDate: order?.latestDelivery,
              },
            ],
          },
        },
      },
      NotificationMetadata: {
        ApplicationId: box.sandbox.application.applicationId,
        SubscriptionId: subscriptionId,
        PublishTime: now,
        NotificationId: expect.stringMatching(UUID),
      },
    },
  ]);
});

it("tells of every order once, each under an id of its own", async () => {
  await box.subscribe(seller, "ORDER_CHANGE", destinationId);
  const orders = (await changeSeller("orders", { count: 2_500 })) as { orderId: string }[];
  const told = (await box.takeTold()) as unknown as {
    Payload: { OrderChangeNotification: { AmazonOrderId: string } };
    NotificationMetadata: { NotificationId: string };
  }[];
  expect(told.map(({ Payload }) => Payload.OrderChangeNotification.AmazonOrderId)).toEqual(
    orders.map(({ orderId }) => orderId),
  );
  const ids = told.map(({ NotificationMetadata }) => NotificationMetadata.NotificationId);
  expect(new Set(ids).size).toBe(2_500);
});

it("tells no other seller's orders, and nothing that a filter keeps out", async () => {
  const [canadian, cancelled] = [
    await box.makeSeller({
      credential: "LWA_REFRESH_TOKEN",
      marketplaceIds: ["ATVPDKIKX0DER", "A2EUQ1WTGCTBG2"],
    }),
    await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" }),
  ];
  await box.subscribe(canadian, "ORDER_CHANGE", destinationId, {
    eventFilterType: "ORDER_CHANGE",
    marketplaceIds: ["A2EUQ1WTGCTBG2"],
    orderChangeTypes: ["BuyerRequestedChange", "OrderStatusChange"],
  });
  await box.subscribe(cancelled, "ORDER_CHANGE", destinationId, {
    eventFilterType: "ORDER_CHANGE",
    orderChangeTypes: ["BuyerRequestedChange"],
  });
  for (const { sellingPartnerId } of [seller, canadian, cancelled]) {
    await box.post(`sellers/${sellingPartnerId}/orders`, { count: 4 });
  }
  const told = await box.takeTold();
  expect(told).toHaveLength(2);
  for (const notification of told) {
    expect(notification).toMatchObject({
      Payload: {
        OrderChangeNotification: {
          SellerId: canadian.sellingPartnerId,
          Summary: { MarketplaceId: "A2EUQ1WTGCTBG2" },
        },
      },
    });
  }
});

it("tells of an account's status by its subscription alone", async () => {
  const subscriptionId = await box.subscribe(seller, "ACCOUNT_STATUS_CHANGED", destinationId);
  await changeSeller("deactivate");
  const now = box.sandbox.now().toISOString();
  const told = await box.takeTold();
  expect(told).toEqual([
    {
      notificationVersion: "1.0",
      notificationType: "ACCOUNT_STATUS_CHANGED",
      payloadVersion: "2021-01-01",
      eventTime: now,
      payload: {
        accountStatusChangeNotification: {
          previousAccountStatus: "NORMAL",
          currentAccountStatus: "DEACTIVATED",
        },
      },
      notificationMetadata: {
        applicationId: box.sandbox.application.applicationId,
        subscriptionId,
        publishTime: now,
        notificationId: expect.stringMatching(UUID),
      },
    },
  ]);
  expect(JSON.stringify(told)).not.toContain(seller.sellingPartnerId);

  await changeSeller("deactivate");
  expect(await box.takeTold()).toEqual([]);
  await changeSeller("activate");
  expect(await box.takeTold()).toMatchObject([
    {
      payload: {
        accountStatusChangeNotification: {
          previousAccountStatus: "DEACTIVATED",
          currentAccountStatus: "NORMAL",
        },
      },
    },
  ]);
});

it("tells of an account's status for each of its marketplaces", async () => {
  const marketplaceIds = ["ATVPDKIKX0DER", "A2EUQ1WTGCTBG2"];
  seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN", marketplaceIds });
  await box.subscribe(seller, "ACCOUNT_STATUS_CHANGED", destinationId);
  await changeSeller("deactivate");
  expect(await box.takeTold()).toHaveLength(2);
});

it("tells nothing of a seller whose authorization is over, until it is renewed", async () => {
  await box.subscribe(seller, "ACCOUNT_STATUS_CHANGED", destinationId);
  await changeSeller("revoke");
  await changeSeller("deactivate");
  expect(await box.takeTold()).toEqual([]);
  await changeSeller("enable");
  await changeSeller("activate");
  expect(await box.takeTold()).toHaveLength(1);
});

it("tells nothing where the queue is gone or the destination is an event bus", async () => {
  const eventBridge = { accountId: "123456789012", region: "us-east-1" };
  const body = { name: "bus", resourceSpecification: { eventBridge } };
  const created = await read(await box.callOwn("POST", "/destinations", body));
  const { payload } = created.body as { payload: { destinationId: string } };
  await box.subscribe(seller, "ORDER_CHANGE", payload.destinationId);
  await box.subscribe(seller, "ACCOUNT_STATUS_CHANGED", destinationId);
  await box.call("/", {
    method: "POST",
    headers: { "x-amz-target": "AmazonSQS.DeleteQueue" },
    body: JSON.stringify({ QueueUrl: "http://sandbox.test/sqs/000000000000/told" }),
  });
  await changeSeller("orders");
  await changeSeller("deactivate");
  expect(await box.get("queues")).toEqual([]);
});

it("sends the new secret of a rotation to who is enrolled, by control and by operation", async () => {
  await box.subscribe(null, "APPLICATION_OAUTH_CLIENT_NEW_SECRET", destinationId);
  const { clientId } = box.sandbox.application;
  const rotated = await box.post<{ clientSecret: string; previousEndsAt: string }>(
    "application/rotate",
  );
  const at = box.sandbox.now();
  expect(await box.takeTold()).toMatchObject([
    {
      notificationType: "APPLICATION_OAUTH_CLIENT_NEW_SECRET",
      payloadVersion: "2023-11-30",
      eventTime: at.toISOString(),
      payload: {
        applicationOAuthClientNewSecret: {
          clientId,
          newClientSecret: rotated.clientSecret,
          newClientSecretExpiryTime: new Date(at.getTime() + 180 * 86_400_000).toISOString(),
          oldClientSecretExpiryTime: rotated.previousEndsAt,
        },
      },
    },
  ]);

  const token = await box.getGrantless("sellingpartnerapi::client_credential:rotation");
  const path = "/applications/2023-11-30/clientSecret";
  expect((await box.callApi(path, token, { method: "POST" })).status).toBe(204);
  const { clientSecret } = box.sandbox.application;
  expect(clientSecret).not.toBe(rotated.clientSecret);
  expect(await box.takeTold()).toMatchObject([
    { payload: { applicationOAuthClientNewSecret: { newClientSecret: clientSecret } } },
  ]);
});

it("announces the end of a secret once, 90 days before it, on the way of an advance", async () => {
  await box.subscribe(null, "APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY", destinationId);
  const { clientId } = box.sandbox.application;
  await box.post("clock", { set: "2027-03-31T23:59:59Z" });
  expect(await box.takeTold()).toEqual([]);
  await box.post("clock", { set: "2027-12-31T00:00:00Z" });
  expect(await box.takeTold()).toMatchObject([
    {
      notificationType: "APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY",
      payloadVersion: "2023-11-30",
      eventTime: "2027-04-01T00:00:00.000Z",
      payload: {
        applicationOAuthClientSecretExpiry: {
          clientId,
          clientSecretExpiryTime: "2027-06-30T00:00:00.000Z",
          clientSecretExpiryReason: "PERIODIC_ROTATION",
        },
      },
    },
  ]);
  await box.post("application/rotate");
  await box.post("clock", { set: "2028-03-30T00:00:00Z" });
  expect(await box.takeTold()).toMatchObject([{ eventTime: "2028-03-30T00:00:00.000Z" }]);
});

it("sends test notifications to a destination", async () => {
  const testNotification = { payloadVersion: "1.0", testScenario: "any" };
  const send = async (type: string, body: object) =>
    read(await box.callOwn("POST", `/subscriptions/${type}/testNotification`, body));
  for (const type of ["ORDER_CHANGE", "ACCOUNT_STATUS_CHANGED", "FEE_PROMOTION"]) {
    expect(await send(type, { destinationId, testNotification })).toEqual({
      status: 200,
      body: {},
    });
  }
  expect(await box.takeTold()).toMatchObject([
    { Payload: { OrderChangeNotification: { OrderChangeType: "BuyerRequestedChange" } } },
    { payload: { accountStatusChangeNotification: { currentAccountStatus: "AT_RISK" } } },
    { notificationType: "FEE_PROMOTION", payloadVersion: "1.0", payload: {} },
  ]);
  for (const body of [
    { destinationId: "none", testNotification },
    { destinationId, testNotification: { payloadVersion: "1.0", testScenario: "" } },
    { destinationId },
  ]) {
    expect((await send("ORDER_CHANGE", body)).status).toBe(400);
  }
  expect((await send("NONSENSE", { destinationId, testNotification })).status).toBe(400);
});
