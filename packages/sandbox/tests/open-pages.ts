interface Opened {
  status: number;
  text: string;
  /** Where it leads; empty where it leads nowhere. */
  location: string;
  headers: Headers;
}

/** A browser without a window: it keeps the cookie, and follows a redirect only when told to. */
export function openPages(call: (path: string, init?: RequestInit) => Promise<Response>) {
  let cookie = "";
  let current: Opened = { status: 0, text: "", location: "", headers: new Headers() };

  async function send(path: string, init: RequestInit = {}): Promise<Opened> {
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await call(path, { ...init, headers });
    const given = response.headers.get("set-cookie")?.split(";")[0];
    if (given !== undefined) cookie = given.endsWith("=") ? "" : given;
    current = {
      status: response.status,
      text: await response.text(),
      location: response.headers.get("location") ?? "",
      headers: response.headers,
    };
    return current;
  }

  const open = (path: string): Promise<Opened> => send(path);

  return {
    /** The page that was opened last. */
    current: () => current,
    cookie: () => cookie,
    open,
    submit: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, { method: "POST", body: new URLSearchParams(fields), headers }),
    async follow(path: string) {
      await send(path);
      while (current.location.startsWith("/")) await send(current.location);
      return current;
    },
    /** What a hidden field holds. */
    readField(text: string, name: string): string {
      return new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";
    },
    /** Where the link of that text leads. */
    readLink(text: string, label: string): string {
      const href = new RegExp(`href="([^"]*)">${label}</a>`).exec(text)?.[1] ?? "";
      return href.replaceAll("&amp;", "&");
    },
  };
}
