import { type Credentials, type LoadSeller, OPERATIONS } from "./operations.ts";
import { runLoad, type Send } from "./run-load.ts";

const LOAD_SELLERS = 5_000;
/** A page of a hundred must find a hundred. */
const LOAD_ORDERS = 100;

export interface Measured {
  /** To make the many sellers. */
  makeSeconds: number;
  /** By operation; the last is all of them in turn. */
  answersPerSecond: Map<string, number>;
}

/** Makes many sellers as any user can, and then calls for others among them. */
export async function measureSandbox(
  send: Send,
  credentials: Credentials,
  many: { sellers: number; orders: number },
): Promise<Measured> {
  const startedAt = performance.now();
  const last = await makeSellers(send, { count: many.sellers, orders: many.orders });
  const makeSeconds = (performance.now() - startedAt) / 1_000;

  const sellers = await makeLoadSellers(send, last);
  const answersPerSecond = new Map<string, number>();
  for (const operation of OPERATIONS) {
    const rate = await runLoad(send, [operation], sellers, credentials);
    answersPerSecond.set(operation.name, rate);
  }
  answersPerSecond.set("all in turn", await runLoad(send, OPERATIONS, sellers, credentials));
  return { makeSeconds, answersPerSecond };
}

/** Answers the id of the last one. */
async function makeSellers(send: Send, input: object): Promise<string> {
  const made = await control(send, "POST", "sellers", input);
  return (made as { lastSellingPartnerId: string }).lastSellingPartnerId;
}

async function makeLoadSellers(send: Send, after: string): Promise<LoadSeller[]> {
  const credential = "LWA_REFRESH_TOKEN";
  await makeSellers(send, { count: LOAD_SELLERS, orders: LOAD_ORDERS, credential });
  const path = `tokens?limit=${LOAD_SELLERS}&after=${after}`;
  const tokens = (await control(send, "GET", path)) as { token: string }[];
  return tokens.map(({ token }) => ({ refreshToken: token, accessToken: "", orderId: "" }));
}

async function control(send: Send, method: "GET" | "POST", path: string, body?: object) {
  const load = { method, path: `/_sandbox/${path}`, headers: {} };
  const answer = await send({ ...load, ...(body && { body: JSON.stringify(body) }) }, true);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text) as unknown;
}
