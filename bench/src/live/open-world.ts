import { type InstallationDeps, makePartitions } from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import { startBus } from "@evergrant/server/bus";
import { createTestCipher } from "@evergrant/testkit/cipher";
import pino from "pino";
import { openServer } from "../open-database.ts";
import { createBenchDeps } from "../statements/bench-deps.ts";
import { type MeasuredServer, startService } from "./start-servers.ts";
import { createTeller, type Tell } from "./tellers.ts";

/** The service, running on a database of its own, and what is needed to tell it something from outside. */
export interface World extends AsyncDisposable {
  service: MeasuredServer;
  deps: InstallationDeps;
  tell: Tell;
}

export async function openWorld(given: string | undefined): Promise<World> {
  const stack = new AsyncDisposableStack();
  const postgres = await openServer(given);
  stack.defer(postgres.stop);
  const { url } = stack.use(await postgres.createDatabase());
  const database = openDatabase({ url });
  stack.defer(database.stop);
  const clock = { now: () => new Date() };
  const deps: InstallationDeps = {
    ...createBenchDeps(database),
    ...{ clock, machineClock: clock },
    cipher: createTestCipher(),
    keyKind: "live",
  };
  await makePartitions(deps);
  const bus = startBus({ url, logger: pino({ level: "error" }) });
  stack.defer(bus.stop);
  const service = await startService(url);
  stack.defer(service.stop);
  return {
    ...{ service, deps },
    tell: createTeller(database, bus),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
