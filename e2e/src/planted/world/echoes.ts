import type { ServerResponse } from "node:http";

interface Asked {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A way of Amazon's, or of what stands before it, to repeat what it was asked with. */
export interface Echo {
  name: string;
  fits(path: string): boolean;
  answer(response: ServerResponse, said: string[]): void;
}

const isLwa = (path: string) => path.startsWith("/auth/");
const isSpApi = (path: string) => !isLwa(path) && !path.startsWith("/sqs");
const isAny = (path: string) => isLwa(path) || isSpApi(path);

const html = { "content-type": "text/html" };
const json = { "content-type": "application/json" };

/** Each secret of a call, whole, in halves and spelled in other ways. */
function spell(secret: string): string[] {
  const half = Math.ceil(secret.length / 2);
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex"),
    secret.slice(0, half),
    secret.slice(half),
  ];
}

function findSecrets({ path, headers, body }: Asked): string[] {
  const form = new URLSearchParams(body);
  const query = new URLSearchParams(path.split("?")[1]);
  return [
    ...["refresh_token", "code", "client_secret"].map((name) => form.get(name)),
    query.get("mwsAuthToken"),
    headers["x-amz-access-token"],
  ].filter((secret) => secret != null);
}

const spApiError = (said: string[]) =>
  JSON.stringify({ errors: said.map((text) => ({ code: text, message: text, details: text })) });

export const ECHOES: readonly Echo[] = [
  {
    name: "LWA's error",
    fits: isLwa,
    answer: (response, said) =>
      response.writeHead(400, json).end(
        JSON.stringify({
          error: said[4],
          error_description: said.join(" "),
          request_id: said[5],
        }),
      ),
  },
  {
    name: "SP-API's error",
    fits: isSpApi,
    answer: (response, said) => response.writeHead(403, json).end(spApiError(said.slice(4))),
  },
  {
    name: "a page",
    fits: isAny,
    answer: (response, said) =>
      response.writeHead(502, html).end(`<title>Bad</title>${said.join("<br>")}`),
  },
  {
    name: "a success of another shape",
    fits: isAny,
    answer: (response, said) =>
      response.writeHead(200, json).end(JSON.stringify({ access_token: said, payload: said })),
  },
  {
    name: "a redirect",
    fits: isAny,
    answer: (response, said) =>
      response.writeHead(302, { location: `http://127.0.0.1:9/${said[1]}` }).end(),
  },
  {
    name: "a body that is cut",
    fits: isAny,
    answer(response, said) {
      response.writeHead(200, { ...json, "content-length": 100_000 });
      response.write(said.join(" "), () => response.destroy());
    },
  },
  {
    name: "no HTTP at all",
    fits: isAny,
    answer: (response, said) => response.socket?.end(`HTTP/1.1 ${said.join("\r\n")}\r\n\r\n`),
  },
  {
    name: "a header",
    fits: isAny,
    answer: (response, said) =>
      response
        .writeHead(500, { ...json, "x-amzn-requestid": said[5], "x-amzn-errortype": said[3] })
        .end(spApiError(said)),
  },
];

export function sendEcho(response: ServerResponse, echo: Echo, asked: Asked): void {
  const secrets = findSecrets(asked);
  echo.answer(response, (secrets.length > 0 ? secrets : ["nothing to repeat"]).flatMap(spell));
}
