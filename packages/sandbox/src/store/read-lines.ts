const NEWLINE = 0x0a;

/** The whole lines of a file's bytes, and how many bytes they are: a torn last line is left out. */
export function readLines(bytes: Buffer): { lines: Iterable<string>; wholeBytes: number } {
  const wholeBytes = bytes.lastIndexOf(NEWLINE) + 1;
  return { lines: iterateLines(bytes, wholeBytes), wholeBytes };
}

function* iterateLines(bytes: Buffer, end: number): Generator<string> {
  for (let start = 0; start < end; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    yield bytes.toString("utf8", start, newline);
    start = newline + 1;
  }
}
