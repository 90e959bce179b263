/** Values of a list parameter: given several times, or once with commas. */
export function readList(url: URL, name: string): string[] {
  return url.searchParams
    .getAll(name)
    .flatMap((value) => value.split(","))
    .filter((value) => value !== "");
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds of an ISO-8601 date and time; undefined: absent; null: not one. */
export function readTime(url: URL, name: string): number | null | undefined {
  const text = url.searchParams.get(name);
  if (text === null) return undefined;
  const milliseconds = ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
