import type { InstallationDeps } from "../deps.ts";
import type { AmazonAnswer, AmazonCredentials, AmazonRegion } from "../ports.ts";

/** How the queue is called at Amazon. */
const NAME = "evergrant";

/** Amazon's id of the queue as an application's destination in a region; made known there once. */
export async function ensureDestination(
  { database, amazon, operators }: Pick<InstallationDeps, "database" | "amazon" | "operators">,
  place: {
    applicationId: string;
    application: AmazonCredentials;
    region: AmazonRegion;
    arn: string;
  },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ destinationId: string }>> {
  const { applicationId, application, region, arn } = place;
  const where = { applicationId_region: { applicationId, region } };
  const known = await database.system.amazonDestination.findUnique({ where });
  if (known?.arn === arn) return { ok: true, value: { destinationId: known.destinationId } };
  const answer = await amazon.createDestination({ application, region, name: NAME, arn }, signal);
  if (!answer.ok) {
    const { class: is, details = answer.failure.code ?? "" } = answer.failure;
    if (is === "refused" || is === "lacksRole")
      operators.alert({
        kind: "DESTINATION_REFUSED",
        message: `Amazon does not send notifications to ${arn}: ${details}. See that its policy lets Amazon write to it.`,
        applicationId,
        region,
      });
    return answer;
  }
  const { destinationId } = answer.value;
  await database.system.amazonDestination.upsert({
    where,
    create: { applicationId, region, arn, destinationId },
    update: { arn, destinationId },
  });
  return answer;
}
