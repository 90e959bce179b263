/** From its making until it no longer works (machine time). */
export const RENEW_LINK_LIFE_MS = 7 * 24 * 60 * 60_000;

/** Followed by the link's secret. */
export const RENEW_PATH = "/renew/";
