import { expect, it } from "vitest";
import { createSingleFlight } from "./single-flight.ts";

const patient = new AbortController().signal;

function deferred() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    signals.push(signal);
    return promise;
  };
  return { work, signals, resolve, reject };
}

it("runs once for all who ask meanwhile, and again for who asks later", async () => {
  const flights = createSingleFlight<string>();
  const first = deferred();
  const results = [1, 2, 3].map(() => flights.run("a", first.work, patient));
  first.resolve("first");
  expect(await Promise.all(results)).toEqual(["first", "first", "first"]);
  expect(first.signals).toHaveLength(1);
  expect(await flights.run("a", async () => "second", patient)).toBe("second");
});

it("keeps keys apart", async () => {
  const flights = createSingleFlight<string>();
  const never = deferred();
  void flights.run("a", never.work, patient);
  expect(await flights.run("b", async () => "b", patient)).toBe("b");
});

it("goes on for those who wait on when one gives up", async () => {
  const flights = createSingleFlight<string>();
  const flight = deferred();
  const leaving = new AbortController();
  const left = flights.run("a", flight.work, leaving.signal);
  const staying = flights.run("a", flight.work, patient);
  leaving.abort();
  await expect(left).rejects.toBe(leaving.signal.reason);
  expect(flight.signals[0]?.aborted).toBe(false);
  flight.resolve("here");
  expect(await staying).toBe("here");
});

it("ends when all have given up; who asks then begins anew", async () => {
  const flights = createSingleFlight<string>();
  const flight = deferred();
  const leaving = new AbortController();
  const all = [1, 2].map(() => flights.run("a", flight.work, leaving.signal));
  leaving.abort();
  for (const left of all) await expect(left).rejects.toBe(leaving.signal.reason);
  expect(flight.signals[0]?.aborted).toBe(true);
  expect(await flights.run("a", async () => "anew", patient)).toBe("anew");
});

it("hands a failure to all, and keeps none", async () => {
  const flights = createSingleFlight<string>();
  const flight = deferred();
  const all = [1, 2].map(() => flights.run("a", flight.work, patient));
  flight.reject(new Error("down"));
  for (const failed of all) await expect(failed).rejects.toThrow("down");
  expect(await flights.run("a", async () => "up", patient)).toBe("up");
});

it("does not begin for who has given up already", async () => {
  const flights = createSingleFlight<string>();
  const flight = deferred();
  await expect(flights.run("a", flight.work, AbortSignal.abort())).rejects.toThrow();
  expect(flight.signals).toHaveLength(0);
});
