import { randomBytes } from "node:crypto";
import type { Flow } from "./flow.ts";

/** API keys: right ones, unknown ones, one that is cut, and one without its beginning. */
export const keysFlow: Flow = {
  name: "keys",
  async run({ vault, demo, serve }) {
    const { apiKey, readOnlyApiKey, otherWorkspace } = demo.file;
    const right = [apiKey, readOnlyApiKey, otherWorkspace.apiKey];
    for (const [at, keys] of [
      [demo.installation, right],
      [serve.installation, [serve.installation.apiKey]],
    ] as const) {
      const present = (key: string) =>
        at.fetch(`${at.url}/graphql`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({ query: "query whoAmI { viewer { id name } }" }),
        });
      for (const key of keys) {
        if ((await present(key)).ok) vault.prove(key, "accepted");
        for (const part of [key.slice(0, -2), key.replace(/^eg_test_/, "")]) await present(part);
      }
      const unknown = `eg_test_${randomBytes(24).toString("base64url")}`;
      vault.plant("API key", `${at.name}: unknown key`, unknown, "presented");
      await present(unknown);
    }
  },
};
