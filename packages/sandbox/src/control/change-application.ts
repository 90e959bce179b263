import { registerApplication } from "../register-application.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { type Input, readBoolean, readString } from "./read-input.ts";

/** The application as its developer's console shows it, its secret included. */
export function describeApplication(world: World): object {
  const { application, registration } = world.store.state;
  return { ...application, ...registration };
}

/** Registers where consent may lead, in place of what was registered before. */
export function changeApplication(world: World, input: Input): object {
  const { redirectUris } = input;
  if (!Array.isArray(redirectUris) || !redirectUris.every((uri) => typeof uri === "string")) {
    throw new ControlError(400, 'Send {"redirectUris":["http://127.0.0.1:3000/callback"]}.');
  }
  const name = readString(input, "name");
  try {
    registerApplication(world, {
      redirectUris,
      loginUri: readString(input, "loginUri") ?? null,
      isDraft: readBoolean(input, "isDraft"),
      ...(name !== undefined && { name }),
    });
  } catch (cause) {
    throw cause instanceof RangeError ? new ControlError(400, cause.message) : cause;
  }
  return describeApplication(world);
}
