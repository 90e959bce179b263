export { type AddSlackChannelInput, addSlackChannel } from "./add.ts";
export { slackChannelNotFound } from "./lock-channel.ts";
export { removeSlackChannel } from "./remove.ts";
export { trySlackChannel } from "./try.ts";
export { type UpdateSlackChannelInput, updateSlackChannel } from "./update.ts";
