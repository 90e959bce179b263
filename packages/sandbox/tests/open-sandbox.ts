import { createSandbox, type Sandbox, type SandboxOptions } from "../src/index.ts";

const ORIGIN = "http://sandbox.test";

export interface MadeSeller {
  sellingPartnerId: string;
  token: string;
  authorizedAt: string;
  expiresAt: string;
}

/** A sandbox with short ways to call its faces; the clock stands still at 2027-01-01. */
export async function openSandbox(options: Partial<SandboxOptions> = {}) {
  const sandbox = await createSandbox({
    publicUrl: ORIGIN,
    startAt: new Date("2027-01-01T00:00:00Z"),
    realNow: () => new Date(0),
    ...options,
  });
  return { sandbox, ...useSandbox(sandbox) };
}

export function useSandbox(sandbox: Pick<Sandbox, "application" | "fetch">) {
  const call = (path: string, init?: RequestInit) =>
    sandbox.fetch(new Request(new URL(path, ORIGIN), init));

  async function control<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await call(`/_sandbox/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer as T;
  }

  const post = <T>(path: string, body: object = {}) => control<T>("POST", path, body);
  const get = <T>(path: string) => control<T>("GET", path);
  const makeSeller = (input: object = {}) => post<MadeSeller>("sellers", input);

  const requestToken = (parameters: Record<string, string>) =>
    call("/auth/o2/token", {
      method: "POST",
      body: new URLSearchParams({
        client_id: sandbox.application.clientId,
        client_secret: sandbox.application.clientSecret,
        ...parameters,
      }),
    });
  const refresh = (refreshToken: string) =>
    requestToken({ grant_type: "refresh_token", refresh_token: refreshToken });

  async function getAccess(refreshToken: string): Promise<string> {
    const response = await refresh(refreshToken);
    const body = (await response.json()) as { access_token: string };
    return body.access_token;
  }

  const callApi = (path: string, accessToken: string, init: RequestInit = {}) =>
    call(path, { ...init, headers: { "x-amz-access-token": accessToken } });

  async function requestCode(seller: MadeSeller, changes: Record<string, string> = {}) {
    const grantless = await requestToken({
      grant_type: "client_credentials",
      scope: "sellingpartnerapi::migration",
    });
    const { access_token } = (await grantless.json()) as { access_token: string };
    const query = new URLSearchParams({
      sellingPartnerId: seller.sellingPartnerId,
      developerId: sandbox.application.developerId,
      mwsAuthToken: seller.token,
      ...changes,
    });
    return callApi(`/authorization/v1/authorizationCode?${query}`, access_token);
  }

  const advance = (duration: string) => post<{ now: string }>("clock", { advance: duration });

  return {
    call,
    control,
    post,
    get,
    makeSeller,
    requestToken,
    refresh,
    getAccess,
    callApi,
    requestCode,
    advance,
  };
}

/** Status and body, for one comparison. */
export async function read(response: Response): Promise<{ status: number; body: unknown }> {
  return { status: response.status, body: await response.json() };
}
