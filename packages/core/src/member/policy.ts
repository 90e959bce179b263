const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** From its making until it no longer works (machine time). */
export const INVITATION_LIFE_MS = 7 * DAY_MS;

/** Followed by the invitation's secret. */
export const INVITATION_PATH = "/invitation/";

/** Members and open invitations of a workspace together. */
export const MEMBERS_MAX = 200;

/** So many invitations go to one address, from all workspaces together. */
export const INVITATION_MAILS = { max: 10, windowMs: DAY_MS };
