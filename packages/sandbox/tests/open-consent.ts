import { openPages } from "./open-pages.ts";
import { type MadeSeller, openSandbox } from "./open-sandbox.ts";

export const CALLBACK = "https://app.example/api/amazon/callback?tenant=7";
export const OTHER_CALLBACK = "https://app.example/other";
export const LOGIN = "https://app.example/api/amazon/login";

/** A sandbox with a registered application, a seller, and a browser to answer consent in. */
export async function openConsent() {
  const box = await openSandbox();
  const pages = openPages(box.call);
  const seller = await box.makeSeller({ name: "Nordlicht", termDays: 180 });
  const redirectUris = [CALLBACK, OTHER_CALLBACK];
  await box.sandbox.registerApplication({ redirectUris, loginUri: LOGIN });

  /** The link that an application shows. */
  function consentPath(parameters: Record<string, string> = {}): string {
    const { applicationId } = box.sandbox.application;
    const query = { application_id: applicationId, state: "s 1", ...parameters };
    return `/apps/authorize/consent?${new URLSearchParams(query)}`;
  }

  const signIn = ({ sellingPartnerId }: MadeSeller) =>
    pages.open(`/apps/manage?sellingPartnerId=${sellingPartnerId}`);

  const submit = (fields: Record<string, string>, headers?: Record<string, string>) =>
    pages.submit("/apps/authorize/consent", fields, headers);

  /** Opens consent and answers with what its button sends. */
  async function answer(button: "confirm" | "cancel", path = consentPath()) {
    const { text } = await pages.open(path);
    return submit({ ticket: pages.readField(text, "ticket"), answer: button });
  }

  /** Confirms; answers the address that the application is called at. */
  async function confirm(path?: string): Promise<URL> {
    return new URL((await answer("confirm", path)).location);
  }

  const exchange = (code: string | null, redirectUri: string) =>
    box.requestToken({
      grant_type: "authorization_code",
      code: code ?? "",
      redirect_uri: redirectUri,
    });

  return { ...box, pages, seller, consentPath, signIn, submit, answer, confirm, exchange };
}
