import type { Call } from "../faults.ts";
import type { Region } from "../marketplaces.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import type { RateLimit } from "./rate-buckets.ts";

/** What an operation is called with. */
export interface OperationInput {
  url: URL;
  /** What stands in the path for the pattern's `{…}`, in order. */
  ids: readonly string[];
  /** The first of `ids`; empty where the pattern has none. */
  id: string;
  /** The parsed JSON body; undefined where there is none, or the operation takes none. */
  body: unknown;
  /** What a restricted data token opens here; null under an ordinary access token. */
  dataElements: readonly string[] | null;
  call: Call;
  hostRegion: Region | null;
}

interface OperationBase extends RateLimit {
  /** Also the name in faults and counts: no two of a kind are the same where their limits differ. */
  operationId: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** With `{…}` for each segment that is captured. */
  path: string;
  /** Has a JSON body: refused with 413, 415 or 400 before `run` when it is not one. */
  hasBody?: boolean;
}

type Answer = Response | Promise<Response>;

/** Runs on a seller's access token. */
export interface SellerOperation extends OperationBase {
  kind: "seller";
  /** Takes restricted data tokens too, and then says more. */
  isRestricted?: boolean;
  run(world: World, seller: Seller, input: OperationInput): Answer;
  /** Told when the call ends before `run`, for operations whose requests are all kept. */
  onRefused?(world: World, seller: Seller, input: OperationInput, response: Response): void;
}

/** Runs on an application's own token, of one scope. */
export interface GrantlessOperation extends OperationBase {
  kind: "grantless";
  scope: string;
  run(world: World, input: OperationInput): Answer;
}

export type Operation = SellerOperation | GrantlessOperation;
