import { afterAll, afterEach, beforeEach, expect } from "vitest";

// A test that passes while something complains on the console hides the first sign of a fault. A
// test that expects a complaint spies on console.error itself, and so answers for it.
let complaints: string[] = [];

console.error = (...parts: unknown[]) => {
  complaints.push(parts.map(String).join(" "));
};

function expectSilence(): void {
  const heard = complaints;
  complaints = [];
  expect(heard, "console.error was called").toEqual([]);
}

beforeEach(expectSilence);
afterEach(expectSilence);
afterAll(expectSilence);
