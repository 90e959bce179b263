import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that take longest, the first of them first: none of them runs on alone when all others are through. */
const LONGEST = [
  "fuzz/two-tenants",
  "fuzz/proof",
  "e2e/tests/planted-secrets",
  "fuzz/access",
  "model/lifecycle-model",
  "e2e/tests/",
];

/** Vitest's own order, which knows how long each took where it ran before, with the longest in front. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((part) => moduleId.includes(part));
  return place < 0 ? LONGEST.length : place;
}
