import { ForbiddenError } from "@evergrant/core";
import { makeGrant } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS).toISOString();
const OWN = {
  name: "Own",
  clientId: "own-client",
  clientSecret: "planted-secret",
  applicationId: "amzn1.sp.solution.own",
  secretExpiresAt: inDays(20),
};
const FIELDS =
  "id name clientId applicationId isDraft isDefault secretExpiresAt secretExpiringSoon";

/** Makes a call named `name`; answers what it answered. */
async function call(name: string, input: object, as?: Context) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const payload =
    name === "removeAmazonApplication"
      ? "amazonApplicationId"
      : `amazonApplication { ${FIELDS} rotationAskedAt }`;
  const source = `mutation ($input: ${type}Input!) {
    ${name}(input: $input) {
      __typename
      ... on ${type}Payload { ${payload} }
      ... on Error { code message }
    }
  }`;
  const { [name]: answer } = Object(await world.read(source, { input }, as));
  return Object(answer);
}
const list = async (as?: Context) =>
  Object(await world.read(`{ amazonApplications { ${FIELDS} } }`, {}, as)).amazonApplications;

it("brings, lists, changes and removes an application, and shows its secret nowhere", async () => {
  const { amazonApplication } = await call("addAmazonApplication", OWN);
  expect(amazonApplication).toMatchObject({
    name: "Own",
    isDraft: false,
    isDefault: false,
    secretExpiresAt: inDays(20),
    secretExpiringSoon: true,
  });
  const { id } = amazonApplication;
  const listed = await list();
  expect(listed.map(({ isDefault }: { isDefault: boolean }) => isDefault)).toEqual([true, false]);
  expect(JSON.stringify(listed)).not.toMatch(/planted|secret-of-the-test/);
  const named = { amazonApplicationId: id };
  const changed = await call("updateAmazonApplication", { ...named, name: "Renamed" });
  expect(changed.amazonApplication).toMatchObject({ id, name: "Renamed" });
  const node = await world.read(`{ node(id: "${id}") { ... on AmazonApplication { name } } }`);
  expect(node).toEqual({ node: { name: "Renamed" } });
  const removed = await call("removeAmazonApplication", named);
  expect(removed).toMatchObject({ __typename: "RemoveAmazonApplicationPayload", ...named });
  expect(await call("removeAmazonApplication", named)).toMatchObject({ code: "NOT_FOUND" });
});

it("tells the workspace's log, without a secret", async () => {
  const source = `{ events { edges { node {
    type
    ... on AmazonApplicationChanged { name amazonApplicationId }
  } } } }`;
  const told = JSON.stringify(await world.read(source));
  for (const type of ["APPLICATION_ADDED", "APPLICATION_CHANGED", "APPLICATION_REMOVED"])
    expect(told).toContain(type);
  expect(told).not.toContain("planted");
});

it("gives the first answer again under a key, until the application is gone", async () => {
  const input = { ...OWN, clientId: "once", idempotencyKey: "key" };
  const { amazonApplication } = await call("addAmazonApplication", input);
  expect((await call("addAmazonApplication", input)).amazonApplication).toEqual(amazonApplication);
  await call("removeAmazonApplication", { amazonApplicationId: amazonApplication.id });
  expect(await call("addAmazonApplication", input)).toMatchObject({ code: "CONFLICT" });
});

it("lets nobody near another workspace's, nor change the installation's own", async () => {
  const { amazonApplication } = await call("addAmazonApplication", OWN);
  const other = await world.addViewer();
  expect(await list(other)).toHaveLength(1);
  const { id } = amazonApplication;
  expect(await world.read(`{ node(id: "${id}") { id } }`, {}, other)).toEqual({ node: null });
  const [byDefault] = await list();
  const names = [
    "updateAmazonApplication",
    "removeAmazonApplication",
    "rotateAmazonApplicationSecret",
  ];
  for (const name of names) {
    const theirs = await call(name, { amazonApplicationId: id }, other);
    const unknown = await call(name, { amazonApplicationId: "never-handed-out" }, other);
    expect(theirs).toMatchObject({ code: "NOT_FOUND" });
    expect(unknown).toEqual(theirs);
    expect(await call(name, { amazonApplicationId: byDefault.id })).toMatchObject({
      code: "FORBIDDEN",
    });
  }
});

it("asks for another secret where the installation has a queue, and says what stands in the way", async () => {
  const { amazonApplication } = await call("addAmazonApplication", { ...OWN, clientId: "rotated" });
  const input = { amazonApplicationId: amazonApplication.id };
  const rotate = (as?: Context) => call("rotateAmazonApplicationSecret", input, as);
  expect(await rotate()).toMatchObject({ code: "FORBIDDEN" });
  const notificationQueue = { arn: "arn:aws:sqs:eu-west-1:1:queue" };
  const queued = { ...world.context, deps: { ...world.context.deps, notificationQueue } };
  world.amazon.application = "unauthorized_client";
  expect(await rotate(queued)).toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringContaining(notificationQueue.arn),
  });
  world.amazon.application = "ok";
  expect((await rotate(queued)).amazonApplication).toMatchObject({
    rotationAskedAt: NOW.toISOString(),
  });
});

it("shows an account's application, and needs the scopes", async () => {
  const account = await insertAccount(world);
  const source = `{ sellerAccount(id: "${account.globalId}") { amazonApplication { isDefault } } }`;
  expect(await world.read(source)).toEqual({
    sellerAccount: { amazonApplication: { isDefault: true } },
  });
  const reader = withScopes(world.context, "accounts:read");
  expect(await call("addAmazonApplication", OWN, reader)).toMatchObject({ code: "FORBIDDEN" });
  const nobody = withScopes(world.context, "applications:write");
  const { errors } = await world.ask("{ amazonApplications { id } }", {}, nobody);
  expect(errors?.[0]?.originalError).toBeInstanceOf(ForbiddenError);
});

it("connects an account with an application of the workspace's own, and with no other's", async () => {
  const { amazonApplication } = await call("addAmazonApplication", {
    ...OWN,
    clientId: "connects",
  });
  const token = "Atzr|IwEB0123456789abcdefghijconn";
  world.amazon.grants.set(token, makeGrant());
  const input = {
    ...{ name: "Account", sellingPartnerId: "A2EUQ1WTGCTBG2", region: "NA", token },
    amazonApplicationId: amazonApplication.id,
  };
  const source = `mutation ($input: ConnectSellerAccountInput!) { connectSellerAccount(input: $input) {
    ... on ConnectSellerAccountPayload { sellerAccount { amazonApplication { id } } }
    ... on Error { code } } }`;
  const other = await world.addViewer();
  expect(await world.read(source, { input }, other)).toEqual({
    connectSellerAccount: { code: "NOT_FOUND" },
  });
  expect(await world.read(source, { input })).toEqual({
    connectSellerAccount: { sellerAccount: { amazonApplication: { id: amazonApplication.id } } },
  });
  const named = { amazonApplicationId: amazonApplication.id };
  expect(await call("removeAmazonApplication", named)).toMatchObject({ code: "CONFLICT" });
});
