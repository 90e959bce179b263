import type { Region } from "../marketplaces.ts";

const SP_API_HOST = /^(?:sandbox\.)?sellingpartnerapi-(na|eu|fe)\.amazon\.com(?::\d+)?$/i;
const REGION_BY_HOST_PART: Record<string, Region> = { na: "NA", eu: "EU", fe: "FE" };

/** The region that an Amazon host names; null where the sandbox is called by a name of its own. */
export function getHostRegion(request: Request): Region | null {
  for (const host of [request.headers.get("host"), new URL(request.url).host]) {
    const part = host && SP_API_HOST.exec(host)?.[1];
    if (part) return REGION_BY_HOST_PART[part.toLowerCase()] ?? null;
  }
  return null;
}
