/** What must be so, and whether it was. */
export interface Check {
  /** The run, and within it the cell or kill, that it belongs to. */
  of: string;
  expected: string;
  isMet: boolean;
  /** What was seen, where it was not met, or where it is worth telling. */
  seen: string;
}

export interface Checks {
  all: readonly Check[];
  failed(): Check[];
  add(of: string, expected: string, isMet: boolean, seen?: string): void;
  /** Met where there are none of them; the first few are told otherwise. */
  none(of: string, expected: string, found: readonly string[]): void;
}

const TOLD = 5;

export function createChecks(say: (line: string) => void): Checks {
  const all: Check[] = [];
  const add: Checks["add"] = (of, expected, isMet, seen = "") => {
    all.push({ of, expected, isMet, seen });
    if (!isMet) say(`FAIL ${of}: ${expected}${seen === "" ? "" : ` (${seen})`}`);
  };
  return {
    all,
    failed: () => all.filter(({ isMet }) => !isMet),
    add,
    none(of, expected, found) {
      const seen = `${found.length}: ${found.slice(0, TOLD).join("; ")}`;
      add(of, expected, found.length === 0, found.length === 0 ? "" : seen);
    },
  };
}
