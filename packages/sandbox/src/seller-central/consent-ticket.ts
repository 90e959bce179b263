import { openText, sealText } from "../credentials/sealed-text.ts";
import { AUTHORIZATION_LIFE_MS } from "../policy.ts";
import { drawHex } from "../random.ts";
import type { World } from "../world.ts";
import type { ConsentRequest } from "./consent-request.ts";

/** What a consent page showed. Its form sends it back, so that nothing else can be confirmed. */
export interface ConsentTicket {
  request: ConsentRequest;
  sellingPartnerId: string;
  /** When the authorization began; it must be over ten minutes later. */
  begunAt: number;
}

export function sealTicket(world: World, ticket: ConsentTicket): string {
  return sealText(world.store.state.key, `consent ${JSON.stringify(ticket)}`);
}

export function openTicket(world: World, sealed: string): ConsentTicket | null {
  const text = open(world, sealed, "consent");
  return text === null ? null : (JSON.parse(text) as ConsentTicket);
}

/** When an authorization began, for its next page to go on from. */
export function sealBeginning(world: World, begunAt: number): string {
  return sealText(world.store.state.key, `begun ${begunAt}`);
}

/** Null where nobody of ours said when; what is no beginning is none. */
export function openBeginning(world: World, sealed: string | null): number | null {
  const text = open(world, sealed ?? "", "begun");
  return text === null ? null : Number(text);
}

/** What tells a re-authorization that began here from any other: `amazon_state`. */
export function issueAmazonState(world: World): string {
  const nonce = drawHex(16, world.random);
  return sealText(world.store.state.key, `amazon-state ${world.clock.nowMs()} ${nonce}`);
}

/** When it was issued; null where it is not ours, is over or was taken before. */
export function takeAmazonState(world: World, amazonState: string): number | null {
  const text = open(world, amazonState, "amazon-state");
  if (text === null) return null;
  const begunAt = Number(text.split(" ")[0]);
  const { store } = world;
  if (isOver(world, begunAt) || store.state.usedCodes.has(amazonState)) return null;
  const endsAt = begunAt + AUTHORIZATION_LIFE_MS;
  store.record({ type: "codeUsed", at: world.clock.nowMs(), code: amazonState, endsAt });
  return begunAt;
}

export function isOver(world: World, begunAt: number): boolean {
  return world.clock.nowMs() >= begunAt + AUTHORIZATION_LIFE_MS;
}

function open(world: World, sealed: string, purpose: string): string | null {
  const text = openText(world.store.state.key, sealed);
  return text?.startsWith(`${purpose} `) ? text.slice(purpose.length + 1) : null;
}
