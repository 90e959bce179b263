import { expect, it } from "vitest";
import { findMarks, markOf } from "./find-marks.ts";

const text = `data: {"name":"${markOf(12)}x"}\n\ndata: {"name":"${markOf(13)}y"}\n\n`;

it("finds every mark once, wherever a stream is cut", () => {
  for (let cut = 0; cut <= text.length; cut += 1) {
    const first = findMarks(text.slice(0, cut));
    const second = findMarks(first.rest + text.slice(cut));
    expect([...first.numbers, ...second.numbers]).toEqual([12, 13]);
  }
});
