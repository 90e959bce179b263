import type { Seller, State } from "../store/state.ts";
import { sealText } from "./sealed-text.ts";
import { type Issued, readWords } from "./tokens.ts";

const PREFIX = "Atz.sprdt|";
const PURPOSE = "restricted";

/** What a restricted data token opens: one method and path, or all orders by a `{…}` in the path. */
export interface RestrictedResource {
  method: string;
  path: string;
  dataElements: string[];
}

export interface IssuedRestricted extends Issued {
  resources: RestrictedResource[];
}

export function issueRestrictedDataToken(
  state: State,
  seller: Seller,
  issued: { at: number; nonce: string; resources: RestrictedResource[] },
): string {
  const { at, nonce, resources } = issued;
  const words = [PURPOSE, seller.sellingPartnerId, seller.grant.generation, at, nonce];
  return PREFIX + sealText(state.key, [...words, JSON.stringify(resources)].join(" "));
}

export function readRestrictedDataToken(state: State, token: string): IssuedRestricted | null {
  const [sellingPartnerId, generation, issuedAt, _nonce, ...resources] =
    readWords(state, PREFIX, token, PURPOSE) ?? [];
  if (sellingPartnerId === undefined) return null;
  return {
    sellingPartnerId,
    generation: Number(generation),
    issuedAt: Number(issuedAt),
    resources: JSON.parse(resources.join(" ")) as RestrictedResource[],
  };
}

/** The data elements that a token opens for a call; null when it is for other calls. */
export function findDataElements(
  resources: readonly RestrictedResource[],
  method: string,
  path: string,
): string[] | null {
  const fitting = resources.filter(
    (resource) => resource.method === method && isSamePath(resource.path, path),
  );
  return fitting.length === 0 ? null : fitting.flatMap(({ dataElements }) => dataElements);
}

function isSamePath(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((segment, i) => segment === given[i] || /^\{\w+\}$/.test(segment))
  );
}
