import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../src/create-server.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const page = { headers: { accept: "text/html" } };

it("shows GraphiQL to a browser when told to, and never else", async () => {
  const { deps, wakes } = opened;
  const server = createServer({
    deps,
    wakes,
    logger: { error: () => {} },
    graphiql: () => "<title>GraphiQL</title>",
  });
  const shown = await server.fetch(GRAPHQL_URL, page);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toBe("<title>GraphiQL</title>");
  const hidden = await opened.send(page);
  expect(hidden.status).toBe(406);
  expect(await hidden.text()).toBe("");
});

it("lets pages of any origin ask, without their cookies", async () => {
  const response = await opened.send({
    method: "OPTIONS",
    headers: {
      origin: "https://tool.test",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("https://tool.test");
  expect(response.headers.get("access-control-allow-credentials")).not.toBe("true");
});
