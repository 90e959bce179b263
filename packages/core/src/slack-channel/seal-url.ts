import type { SlackChannel } from "@evergrant/db";
import { slackChannelPlace } from "../cipher/places.ts";
import type { CoreDeps } from "../deps.ts";
import { Secret } from "../secret.ts";

const SHOWN_CHARACTERS = 4;

/** Checks and encrypts the address of an incoming webhook. Throws BadInputError for one that is never called. */
export async function sealUrl(
  { cipher, egress }: Pick<CoreDeps, "cipher" | "egress">,
  key: { workspaceId: string; id: string },
  given: string,
): Promise<{ url: Uint8Array<ArrayBuffer>; lastFour: string }> {
  const { href } = egress.checkUrl(given.trim());
  return {
    url: await cipher.encrypt(new Secret(href), slackChannelPlace(key)),
    lastFour: href.slice(-SHOWN_CHARACTERS),
  };
}

/** The opposite. */
export function openUrl(
  { cipher }: Pick<CoreDeps, "cipher">,
  channel: Pick<SlackChannel, "workspaceId" | "id" | "url">,
): Promise<Secret> {
  return cipher.decrypt(channel.url, slackChannelPlace(channel));
}
