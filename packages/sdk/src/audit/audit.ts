import {
  type AuditedEventFieldsFragment,
  AuditedEventsDocument,
  AuditPublicKeysDocument,
  type AuditPublicKeysQuery,
  type AuditSealFieldsFragment,
  AuditSealsDocument,
} from "../generated/graphql.ts";
import { MAX_PAGE_SIZE } from "../policy.ts";
import type { Send } from "../requests/create-send.ts";
import { type AuditVerdict, type VerifyAuditOptions, verifyAudit } from "./verify-audit.ts";

/** An event as evidence: who did what, from where, and its link in the chain. */
export type AuditedEvent = AuditedEventFieldsFragment;

/** A signed statement that the workspace's log had this hash at this position. */
export type AuditSeal = AuditSealFieldsFragment;

/** A key that verifies seals. */
export type AuditPublicKey = AuditPublicKeysQuery["auditPublicKeys"][number];

/** Where to begin. */
export interface DownloadAuditOptions {
  /** After the event with this cursor. Absent: with the oldest that is kept. */
  after?: string | null | undefined;
  /** Ends the reading when it aborts: rejects with its reason. */
  signal?: AbortSignal | undefined;
}

/** Which seals to list. */
export interface ListAuditSealsOptions {
  /** Only of this position and those after it, in decimal. */
  from?: string | undefined;
  /** At most so many, up to 100; 20 unless said. */
  first?: number | undefined;
  /** Instead of `first`: the newest, up to 100. */
  last?: number | undefined;
}

/** The workspace's log as an audit. All of it needs audit:read. */
export interface Audit {
  /**
   * All events after a place, oldest first; the next page is read when the loop gets there. Also needs
   * events:read.
   *
   * @throws {@link ApiError}, {@link NetworkError}, while being read.
   */
  download(options?: DownloadAuditOptions): AsyncIterable<AuditedEvent>;

  /**
   * The seals of the log, in the order of their positions.
   *
   * @throws {@link ApiError}, {@link NetworkError}.
   */
  seals(options?: ListAuditSealsOptions): Promise<AuditSeal[]>;

  /**
   * The keys that verify seals. Compare them with a copy of your own: whoever changes a log might
   * change this answer too.
   *
   * @throws {@link ApiError}, {@link NetworkError}.
   */
  publicKeys(): Promise<AuditPublicKey[]>;

  /**
   * Verifies events that follow each other: see {@link verifyAudit}. Sends nothing.
   *
   * @example
   * ```ts
   * const [seal] = await evergrant.audit.seals({ last: 1 });
   * const verdict = await evergrant.audit.verify(evergrant.audit.download(), { seal, publicKey });
   * if (!verdict.isWhole) alarm(`position ${verdict.position}: ${verdict.problem}`);
   * ```
   */
  verify(
    events: Iterable<AuditedEvent> | AsyncIterable<AuditedEvent>,
    options?: VerifyAuditOptions,
  ): Promise<AuditVerdict>;
}

export function createAudit(send: Send): Audit {
  return {
    download: (options = {}) => ({ [Symbol.asyncIterator]: () => readPages(send, options) }),
    seals: async (options = {}) => (await send(AuditSealsDocument, options)).auditSeals,
    publicKeys: async () => (await send(AuditPublicKeysDocument, {})).auditPublicKeys,
    verify: verifyAudit,
  };
}

async function* readPages(
  send: Send,
  { after, signal }: DownloadAuditOptions,
): AsyncGenerator<AuditedEvent, void, undefined> {
  let place = after;
  do {
    const variables = { first: MAX_PAGE_SIZE, after: place };
    const { events } = await send(AuditedEventsDocument, variables, signal);
    for (const { node } of events.edges) yield node;
    place = events.pageInfo.hasNextPage ? events.pageInfo.endCursor : null;
  } while (place !== null);
}
