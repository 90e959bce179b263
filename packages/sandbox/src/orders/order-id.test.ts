import { expect, it } from "vitest";
import { formatOrderId, parseOrderId } from "./order-id.ts";

const SALT = 98_765_432_101;

it("gives every place an id of Amazon's shape and reads the place back", () => {
  const ids = new Set<string>();
  for (const sellerIndex of [0, 1, 2, 99_999]) {
    for (const orderNumber of [0, 1, 49, 1_048_575]) {
      const id = formatOrderId(SALT, { sellerIndex, orderNumber });
      expect(id).toMatch(/^11[1-4]-\d{7}-\d{7}$/);
      expect(parseOrderId(SALT, id)).toEqual({ sellerIndex, orderNumber });
      ids.add(id);
    }
  }
  expect(ids.size).toBe(16);
});

it("tells an id of another shape from an id of no order", () => {
  expect(parseOrderId(SALT, "not-an-order")).toBeNull();
  expect(parseOrderId(SALT, "111-1234567-12345678")).toBeNull();
  expect(parseOrderId(SALT, "999-1234567-1234567")?.sellerIndex).toBe(-1);
});
