import { expect, it } from "vitest";
import { chunkOf } from "./sse-frames.ts";

it("writes a piece of an answer with its length before it", () => {
  expect(chunkOf(":é\n\n").toString()).toBe("5\r\n:é\n\n\r\n");
});

it("keeps no more memory alive than the piece takes", () => {
  expect(chunkOf("data: {}\n\n").buffer.byteLength).toBe("a\r\ndata: {}\n\n\r\n".length);
});
