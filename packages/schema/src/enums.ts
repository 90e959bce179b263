import { builder } from "./builder.ts";

export const AmazonRegion = builder.enumType("AmazonRegion", {
  description: "The part of the world that an authorization is valid for.",
  values: {
    NA: { description: "North America and Brazil." },
    EU: { description: "Europe, the Middle East, Africa and India." },
    FE: { description: "Japan, Australia and Singapore." },
  } as const,
});
