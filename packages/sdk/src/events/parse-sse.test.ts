import { expect, it } from "vitest";
import { createSseParser } from "./parse-sse.ts";

const STREAM = ':\n\nevent: next\ndata: {"a":"é: b"}\n\n: ping\n\nevent: complete\ndata:\n\n';
const MESSAGES = [
  { event: "next", data: '{"a":"é: b"}' },
  { event: "complete", data: "" },
];

it.each(["\n", "\r\n", "\r"])("reads the same however it is cut, with line ends %j", (lineEnd) => {
  const stream = STREAM.replaceAll("\n", lineEnd);
  for (let cut = 0; cut <= stream.length; cut += 1) {
    const parse = createSseParser();
    const messages = [...parse(stream.slice(0, cut)), ...parse(stream.slice(cut)), ...parse(":")];
    expect(messages).toEqual(MESSAGES);
  }
});

it("joins the lines of a message's data", () => {
  expect(createSseParser()("data: one\ndata: two\n\n")).toEqual([
    { event: "message", data: "one\ntwo" },
  ]);
});

it("reads after how long to come back, and takes nothing else for it", () => {
  const parse = createSseParser();
  expect(parse("retry: 1500\n\nretry: soon\n\nretry:\n\n")).toEqual([{ retryMs: 1_500 }]);
});
