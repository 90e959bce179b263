/** Channels of a workspace. */
export const SLACK_CHANNELS_MAX = 20;
