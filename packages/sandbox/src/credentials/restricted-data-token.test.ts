import { expect, it } from "vitest";
import { findDataElements } from "./restricted-data-token.ts";

const resource = (path: string, dataElements: string[] = []) => ({
  method: "GET",
  path,
  dataElements,
});

it.each([
  ["/orders/v0/orders", "/orders/v0/orders", true],
  ["/orders/v0/orders/{orderId}/address", "/orders/v0/orders/1-2-3/address", true],
  ["/orders/v0/orders/1-2-3/address", "/orders/v0/orders/1-2-3/address", true],
  ["/orders/v0/orders/1-2-3/address", "/orders/v0/orders/1-2-4/address", false],
  ["/orders/v0/orders/{orderId}", "/orders/v0/orders/1-2-3/address", false],
  ["/orders/v0/orders/", "/orders/v0/orders", false],
])("a token for %s opens %s: %s", (path, called, isOpen) => {
  expect(findDataElements([resource(path)], "GET", called)).toEqual(isOpen ? [] : null);
});

it("opens no other method, and adds up the elements of resources that fit", () => {
  const resources = [resource("/a/b", ["buyerInfo"]), resource("/a/{id}", ["shippingAddress"])];
  expect(findDataElements(resources, "POST", "/a/b")).toBeNull();
  expect(findDataElements(resources, "GET", "/a/b")).toEqual(["buyerInfo", "shippingAddress"]);
});
