/** What a told event's name begins with, so that a client knows when which one came. */
export const markOf = (number: number): string => `mark-${number}-`;

const MARK = /"name":"mark-(\d+)-/g;
/** More than a mark that a chunk's end has cut can be long. */
const KEPT = 32;

export interface FoundMarks {
  numbers: number[];
  /** What of the text is to stand before the next one. */
  rest: string;
}

/** The numbers of the events that a piece of a stream tells; a mark that is cut in two is found with the next piece. */
export function findMarks(text: string): FoundMarks {
  const numbers: number[] = [];
  let end = 0;
  for (const found of text.matchAll(MARK)) {
    numbers.push(Number(found[1]));
    end = found.index + found[0].length;
  }
  return { numbers, rest: text.slice(Math.max(end, text.length - KEPT)) };
}
