import type { AmazonAnswer, AmazonCredentials } from "@evergrant/core";
import * as z from "zod";
import { accessOfApplication } from "./application-access.ts";
import type { Connection } from "./connection.ts";
import { requestApplicationAccess } from "./lwa.ts";
import { askSpApi } from "./sp-api.ts";

const DONE = { ok: true } as const;

/** Any success will do: a new secret is on its way, whatever the body says. */
const doneAnswer = z.unknown().transform(() => DONE);

/** An application is one for all regions; any of them would do. */
const REGION = "NA";

/** Said of the scope, and so to a client whose secret was accepted (assumed: clients are checked first). */
const SCOPE_REFUSALS = ["invalid_scope", "unauthorized_client"];

/**
 * Whether Login with Amazon accepts the application's id and secret. Always a fresh exchange. Whether the
 * application may do what the scope is for is another matter.
 */
export async function checkApplication(
  connection: Connection,
  application: AmazonCredentials,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ ok: true }>> {
  const scope = "sellingpartnerapi::notifications";
  const answer = await requestApplicationAccess(connection, application, scope, signal);
  if (answer.ok || SCOPE_REFUSALS.includes(answer.failure.code ?? ""))
    return { ok: true, value: DONE };
  return answer;
}

/** Asks for a new client secret, which comes by notification. The old one works for a week more. */
export async function rotateClientSecret(
  connection: Connection,
  application: AmazonCredentials,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ ok: true }>> {
  const caller = { application, region: REGION } as const;
  const scope = "sellingpartnerapi::client_credential:rotation";
  const access = await accessOfApplication(connection, caller, scope, signal);
  if (!access.ok) return access;
  return askSpApi(
    connection,
    access.value,
    {
      operation: "rotateApplicationClientSecret",
      path: "/applications/2023-11-30/clientSecret",
      answer: doneAnswer,
    },
    signal,
  );
}
