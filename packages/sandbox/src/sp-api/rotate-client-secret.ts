import { rotateSecret } from "../credentials/rotate-secret.ts";
import { isEnrolledForSecretNotifications } from "../notifications/notify-new-secret.ts";
import type { World } from "../world.ts";
import { answerError, answerNothing } from "./answers.ts";

/** The new secret is in no answer: it goes to the queue that is enrolled for it. */
export async function rotateClientSecret(world: World): Promise<Response> {
  if (!isEnrolledForSecretNotifications(world)) {
    return answerError(400, {
      code: "InvalidInput",
      message:
        "Application is not enrolled for rotation notification. Please update application notification preference in Developer console.",
      details: "",
    });
  }
  await rotateSecret(world);
  return answerNothing();
}
