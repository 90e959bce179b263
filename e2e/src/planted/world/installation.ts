import { inspect } from "node:util";
import { createClient, type EvergrantClient } from "@evergrant/sdk";
import { controlSandbox, type SandboxControl } from "../../sandbox-control.ts";
import type { Gathering } from "../search/place.ts";
import type { Recorder } from "./recorder.ts";

/** One installation of the product, as its clients see it. */
export interface Installation {
  name: "demo" | "serve";
  url: string;
  apiKey: string;
  sdk: EvergrantClient;
  sandbox: SandboxControl;
  sandboxUrl: string;
  /** Sends any request to it, recorded. */
  fetch: typeof fetch;
  /** Sends a document, and answers the data of it; null where it was refused. */
  ask(query: string, variables?: object): Promise<Record<string, unknown> | null>;
  /** Waits for a call of the SDK; what it throws is kept to be searched, in every way of printing it. */
  attempt<T>(call: Promise<T>): Promise<T | null>;
}

export function openInstallation(given: {
  name: Installation["name"];
  url: string;
  apiKey: string;
  sandboxUrl: string;
  recorder: Recorder;
  errors: Gathering;
}): Installation {
  const { name, url, apiKey, sandboxUrl, recorder, errors } = given;
  const { fetch } = recorder;
  return {
    ...{ name, url, apiKey, sandboxUrl, fetch },
    sdk: createClient({ url: `${url}/graphql`, token: apiKey, fetch }),
    sandbox: controlSandbox(sandboxUrl),
    async ask(query, variables = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      }).catch(() => null);
      const body = (await response?.json().catch(() => null)) as { data?: object } | null;
      return (body?.data ?? null) as Record<string, unknown> | null;
    },
    async attempt(call) {
      try {
        return await call;
      } catch (error) {
        for (const text of printError(error)) errors.add(`${name}, an error of the SDK`, text);
        return null;
      }
    },
  };
}

/** Every way in which a program may print what it caught. */
export function printError(error: unknown): string[] {
  const printed = [inspect(error, { depth: null, showHidden: true }), String(error)];
  for (let one = error; one instanceof Error; one = one.cause)
    printed.push(one.message, one.stack ?? "", JSON.stringify(one) ?? "");
  return printed.filter((text) => text !== "");
}
