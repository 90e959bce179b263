import type { AmazonRegion } from "../ports.ts";

/** The tokens that an outage strikes together. */
export interface Fleet {
  applicationId: string;
  region: AmazonRegion;
}

export const REGIONS: readonly AmazonRegion[] = ["NA", "EU", "FE"];

/** Accounts have a random `sampleKey` from here on, 2³² of them. */
export const FIRST_SAMPLE_KEY: number = -(2 ** 31);
export const SAMPLE_KEYS: number = 2 ** 32;
