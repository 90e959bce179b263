import type { State } from "../store/state.ts";

/** Whether these are the application's id and its present secret, or one that still works. */
export function isClient(
  { application, previousSecrets }: State,
  clientId: string | undefined,
  clientSecret: string | undefined,
  now: number,
): boolean {
  return (
    clientId === application.clientId &&
    (clientSecret === application.clientSecret ||
      previousSecrets.some(({ secret, endsAt }) => secret === clientSecret && now < endsAt))
  );
}
