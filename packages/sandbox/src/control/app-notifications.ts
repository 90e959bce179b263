import type { World } from "../world.ts";

/** All that the application told sellers, oldest first; deleted ones stay, marked. */
export function listAppNotifications(world: World): object[] {
  return Array.from(world.store.state.appNotifications.values(), (notification) => ({
    ...notification,
    at: formatTime(notification.at),
    feedback: notification.feedback && {
      ...notification.feedback,
      at: formatTime(notification.feedback.at),
    },
    deletion: notification.deletion && {
      ...notification.deletion,
      at: formatTime(notification.deletion.at),
    },
  }));
}

function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
