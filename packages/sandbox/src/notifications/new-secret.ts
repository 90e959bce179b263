import type { World } from "../world.ts";

/** Whether anybody has asked to hear of new client secrets. */
export function isEnrolledForSecretNotifications(_world: World): boolean {
  return false;
}

/** Tells who asked. Times are milliseconds of virtual time. */
export function notifyNewSecret(
  _world: World,
  _secret: {
    newClientSecret: string;
    newClientSecretEndsAt: number;
    oldClientSecretEndsAt: number;
  },
): void {}
