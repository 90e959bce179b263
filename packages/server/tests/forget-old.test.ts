import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetOld } from "../src/jobs/forget-old.ts";
import { type OpenServer, openServer } from "./open-server.ts";

/** More than one portion: a busy queue brings as many within minutes. */
const NOTIFICATIONS = 2_500;

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

it("forgets all that is over at once, however much came", async () => {
  const { deps } = opened;
  const { amazonNotification } = opened.owner;
  await amazonNotification.createMany({
    data: Array.from({ length: NOTIFICATIONS }, (_, index) => ({
      ...{ id: `n-${index}`, type: "ORDER_CHANGE", state: "HANDLED" as const },
      receivedAt: new Date(0),
    })),
  });
  await forgetOld(deps, AbortSignal.abort());
  expect(await amazonNotification.count()).toBe(NOTIFICATIONS);
  await forgetOld(deps, new AbortController().signal);
  expect(await amazonNotification.count()).toBe(0);
});
