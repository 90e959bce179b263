import { randomUUID } from "node:crypto";

/** Nobody can guess it, so no title or name holds it; JSON leaves it as it is. */
const MARK = randomUUID();

/**
 * JSON of many things alike: written once, with marks where they differ, and then filled in for
 * each. What is filled in stands between quotes as it is, so it must need no escape.
 */
export function makeTemplate<Values extends Record<string, string>>(
  names: readonly (keyof Values & string)[],
  describe: (marks: Values) => object,
): (values: Values) => string {
  const marks = Object.fromEntries(names.map((name) => [name, MARK + name + MARK])) as Values;
  // Texts at even places, names at odd ones.
  const parts = JSON.stringify(describe(marks)).split(MARK);
  return (values) => {
    let text = "";
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] ?? "";
      text += i % 2 === 0 ? part : values[part];
    }
    return text;
  };
}
