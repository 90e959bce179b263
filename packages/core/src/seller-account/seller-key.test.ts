import { expect, it } from "vitest";
import { sellerKeyOf } from "./seller-key.ts";

const ACCOUNT = { workspaceId: "w1", id: "a1", sellingPartnerId: "A2EUQ1WTGCTBG2" };

it("is the seller's once he is proven, and until then the account's own", () => {
  const keys = [
    sellerKeyOf({ ...ACCOUNT, sellerProven: true }),
    sellerKeyOf({ ...ACCOUNT, id: "a2", sellerProven: true }),
    sellerKeyOf({ ...ACCOUNT, sellerProven: false }),
    sellerKeyOf({ ...ACCOUNT, id: "a2", sellerProven: false }),
  ];
  expect(keys[1]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(3);
});

it.each([true, false])("is never another workspace's, proven: %s", (sellerProven) => {
  const own = sellerKeyOf({ ...ACCOUNT, sellerProven });
  expect(sellerKeyOf({ ...ACCOUNT, workspaceId: "w2", sellerProven })).not.toBe(own);
});
