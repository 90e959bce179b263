import { expect, it } from "vitest";
import { OPERATIONS } from "./operations.ts";
import { runLoad, type Send } from "./run-load.ts";

const CREDENTIALS = { clientId: "id", clientSecret: "secret" };
const makeSellers = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    refreshToken: `refresh-${n}`,
    accessToken: "",
    orderId: "",
  }));

it("sends each operation once a seller, and learns what the later ones need", async () => {
  const sellers = makeSellers(50);
  const asked = new Map<string, number>();
  const send: Send = async ({ path, headers }) => {
    const token = headers["x-amz-access-token"] ?? "none";
    asked.set(`${path} ${token}`, (asked.get(`${path} ${token}`) ?? 0) + 1);
    return { status: 200, text: '{"access_token":"Atza|1","orders":[{"orderId":"111-1"}]}' };
  };
  for (const operation of OPERATIONS) {
    expect(await runLoad(send, [operation], sellers, CREDENTIALS)).toBeGreaterThan(0);
  }
  expect([...asked.values()]).toEqual(OPERATIONS.map(() => 50));
  expect([...asked.keys()].filter((key) => key.includes("111-1"))).toHaveLength(2);
  expect([...asked.keys()].filter((key) => key.endsWith("Atza|1"))).toHaveLength(5);
});

it("counts no refused call as an answer", async () => {
  const send: Send = async () => ({ status: 429, text: "" });
  await expect(runLoad(send, OPERATIONS, makeSellers(2), CREDENTIALS)).rejects.toThrow(
    "answered 429",
  );
});
