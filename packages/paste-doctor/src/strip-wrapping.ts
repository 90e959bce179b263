const QUOTES = "\"'`´‘’‚‛“”„‟«»‹›";
const INVISIBLE = "\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF";
const WHITE_SPACE = /\s/;

function isWrapping(character: string): boolean {
  return QUOTES.includes(character) || INVISIBLE.includes(character) || WHITE_SPACE.test(character);
}

/** Takes off what copying leaves around a token: white space, line breaks, quotes, invisible marks. */
export function stripWrapping(pasted: string): string {
  // By index: a pattern anchored at the end is quadratic on a long run of spaces.
  let start = 0;
  let end = pasted.length;
  while (start < end && isWrapping(pasted.charAt(start))) start += 1;
  while (end > start && isWrapping(pasted.charAt(end - 1))) end -= 1;
  return pasted.slice(start, end);
}
