import { expect, it } from "vitest";
import { canonicalJson, wellFormed } from "./canonical-json.ts";

it("writes the examples of RFC 8785 as it does", () => {
  const numbers = [333_333_333.333_333_3, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0];
  expect(canonicalJson(numbers)).toBe("[333333333.3333333,1e+30,4.5,0.002,1e-27,0]");
  const string = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f";
  expect(canonicalJson({ string, literals: [null, true, false] })).toBe(
    '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const names = {
    "\u20ac": 1,
    "\r": 2,
    "\ufb33": 3,
    "1": 4,
    "\u{1f600}": 5,
    "\u0080": 6,
    "\u00f6": 7,
  };
  expect(canonicalJson(names)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
  );
});

it("keeps of a broken text what a database keeps", () => {
  const broken = { "a\ud800": ["\udc00b", 1, null, { c: "\u{1f600}" }] };
  expect(wellFormed(broken)).toEqual({ "a\ufffd": ["\ufffdb", 1, null, { c: "\u{1f600}" }] });
});
