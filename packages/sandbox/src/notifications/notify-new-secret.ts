import type { World } from "../world.ts";

/** What Amazon tells of a rotation; times are milliseconds of virtual time. */
export interface NewSecret {
  clientId: string;
  newClientSecret: string;
  newClientSecretExpiryTime: number;
  oldClientSecretExpiryTime: number;
}

/** Whether anybody has asked to hear of new client secrets. */
export function isEnrolledForSecretNotifications(_world: World): boolean {
  return false;
}

export function notifyNewSecret(_world: World, _secret: NewSecret): void {}
