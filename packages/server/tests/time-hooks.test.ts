import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createExclusive } from "../src/jobs/exclusive.ts";
import { createTimeHooks } from "../src/jobs/time-hooks.ts";
import { type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

it("asks what is due next when a running job has said it, not while it holds the work", async () => {
  const { deps } = opened;
  const exclusive = createExclusive();
  const logger = pino({ enabled: false });
  const hooks = createTimeHooks(deps, {
    logger,
    exclusive,
    stopping: new AbortController().signal,
  });
  const order: string[] = [];
  const job = exclusive(async () => {
    for (let query = 0; query < 5; query += 1) await opened.owner.workspace.count();
    order.push("the job has ended");
  });
  const asked = hooks.nextDue(deps.clock.now()).then(() => order.push("asked"));
  await Promise.all([job, asked]);
  expect(order).toEqual(["the job has ended", "asked"]);
});

it("reads the notifications before an advance and at its end, and goes on where it cannot", async () => {
  const { deps } = opened;
  let reads = 0;
  const hooks = createTimeHooks(deps, {
    logger: pino({ enabled: false }),
    exclusive: createExclusive(),
    stopping: new AbortController().signal,
    drainNotifications: async () => {
      reads += 1;
      throw new Error("The queue is away");
    },
  });
  const until = deps.clock.now();
  const { id } = await opened.owner.amazonApplication.findFirstOrThrow();
  await opened.owner.amazonApplication.update({ where: { id }, data: { dueAt: until } });
  expect(await hooks.nextDue(until)).toEqual(until);
  expect(reads).toBe(1);
  await hooks.onClockMoved(until);
  expect(await hooks.nextDue(until)).toBeNull();
  expect(reads).toBe(1);
  await hooks.onClockMoved(until);
  expect(reads).toBe(2);
});
