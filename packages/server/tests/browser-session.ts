/** What of a browser matters here: it keeps cookies, and says where its requests come from. */
export interface TestBrowser {
  cookies: Map<string, string>;
  /** Asks without following where the answer leads. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Posts JSON to Better Auth, as a front end does. */
  auth(path: string, body: object): Promise<Response>;
  /** Sends a form of our pages. */
  submit(path: string, fields: Record<string, string>): Promise<Response>;
  /** Signs in, and fails unless that succeeds. */
  signIn(email: string, password: string): Promise<void>;
  graphql(
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<{
    status: number;
    body: { data?: unknown; errors?: { extensions: { code: string } }[] };
  }>;
}

export function createBrowser(origin: string): TestBrowser {
  const cookies = new Map<string, string>();
  const ask: TestBrowser["ask"] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(new URL(path, origin), { redirect: "manual", ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const post = (path: string, type: string, body: string, more = {}) =>
    ask(path, { method: "POST", body, headers: { origin, "content-type": type, ...more } });
  const auth: TestBrowser["auth"] = (path, body) =>
    post(`/api/auth${path}`, "application/json", JSON.stringify(body));
  return {
    ...{ cookies, ask, auth },
    submit: (path, fields) =>
      post(path, "application/x-www-form-urlencoded", new URLSearchParams(fields).toString(), {
        "sec-fetch-site": "same-origin",
      }),
    async signIn(email, password) {
      const answer = await auth("/sign-in/email", { email, password });
      if (!answer.ok) throw new Error(`Not signed in: ${answer.status} ${await answer.text()}`);
    },
    async graphql(query, variables, headers) {
      const answer = await post(
        "/graphql",
        "application/json",
        JSON.stringify({ query, variables }),
        headers,
      );
      return { status: answer.status, body: await answer.json() };
    },
  };
}
