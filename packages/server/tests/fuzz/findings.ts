import type { Answer } from "./answer.ts";
import type { Foreign } from "./foreign.ts";
import type { Variables } from "./slots.ts";
import { textsOf, wordsOf } from "./texts.ts";

/** Something that the other side of the boundary must not have been able to see or do. */
export interface Finding {
  kind: "leak" | "change" | "difference" | "influence";
  /** The operation, with the place that was filled. */
  where: string;
  what: string;
}

/** Finds what of the far side stands in an answer, but for what the caller said himself. */
export function createLeakDetector(
  { values }: Foreign,
  marker: string,
): (answer: unknown, variables: Variables) => string | null {
  const isMarked = new RegExp(marker, "i");
  return (answer, variables) => {
    const said = [...textsOf(variables)].flatMap((text) => [...wordsOf(text)]);
    const known = new Set(said);
    const marked = said.filter((word) => isMarked.test(word));
    for (const word of [...textsOf(answer)].flatMap((text) => [...wordsOf(text)])) {
      if (known.has(word)) continue;
      const column = values.get(word);
      if (column !== undefined) return `${column}: ${word}`;
      if (isMarked.test(word) && !marked.some((own) => word.includes(own)))
        return `a text of the other's: ${word}`;
    }
    return null;
  };
}

/** What a reader of the report needs of an answer. */
export function shorten(answer: Answer): string {
  return JSON.stringify(answer).slice(0, 300);
}
