import { BadInputError } from "../errors.ts";

const PATTERN = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The minutes after midnight of a time such as `22:00`. */
export function readTime(field: string, text: string): number {
  const [, hour, minute] = PATTERN.exec(text) ?? [];
  if (hour === undefined || minute === undefined)
    throw new BadInputError(`${field} is no time of day. Write it as 22:00.`);
  return Number(hour) * 60 + Number(minute);
}

/** The opposite. */
export function formatTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
