import { createSandbox, listenSandbox, type Sandbox } from "@evergrant/sandbox";
import type { Ends } from "../ends.ts";
import { createFaultProxy, type FaultProxy } from "../proxy/fault-proxy.ts";

export interface NewSeller {
  sellingPartnerId: string;
  token: string;
}

export interface FleetAmazon {
  sandbox: Sandbox;
  /** In front of the exchange of tokens. */
  lwa: FaultProxy;
  /** In front of everything else of Amazon's. */
  spApi: FaultProxy;
  /** Calls one of the sandbox's controls, such as `faults`. */
  control(method: "GET" | "POST" | "DELETE", path: string, input?: object): Promise<unknown>;
  makeSeller(): Promise<NewSeller>;
  /** What a process is told of it. */
  variables(lane: string): Promise<Record<string, string>>;
}

/** Amazon, simulated in this process, on a port, with a proxy for each of its services. */
export async function openFleetAmazon(ends: Ends): Promise<FleetAmazon> {
  const sandbox = await createSandbox({ publicUrl: "http://127.0.0.1" });
  ends.add("Amazon", () => sandbox.close());
  const listening = await listenSandbox(sandbox, { host: "127.0.0.1", port: 0 });
  ends.add("Amazon's port", () => listening.close());
  const port = Number(new URL(listening.url).port);
  const lwa = createFaultProxy("LWA", port);
  const spApi = createFaultProxy("SP-API", port);
  for (const proxy of [lwa, spApi]) ends.add(`${proxy.name}'s proxy`, () => proxy.stop());

  const control: FleetAmazon["control"] = async (method, path, input) => {
    const request = new Request(`http://127.0.0.1/_sandbox/${path}`, {
      method,
      ...(input && { body: JSON.stringify(input) }),
    });
    const response = await sandbox.fetch(request);
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    ...{ sandbox, lwa, spApi, control },
    makeSeller: async () =>
      (await control("POST", "sellers", {
        credential: "LWA_REFRESH_TOKEN",
        orders: 2,
      })) as NewSeller,
    async variables(lane) {
      const { clientId, clientSecret, applicationId } = sandbox.application;
      const spApiUrl = `http://127.0.0.1:${await spApi.listen(lane)}`;
      return {
        EVERGRANT_AMAZON_CLIENT_ID: clientId,
        EVERGRANT_AMAZON_CLIENT_SECRET: clientSecret,
        EVERGRANT_AMAZON_APPLICATION_ID: applicationId,
        EVERGRANT_AMAZON_LWA_URL: `http://127.0.0.1:${await lwa.listen(lane)}`,
        EVERGRANT_AMAZON_SP_API_URL_NA: spApiUrl,
        EVERGRANT_AMAZON_SP_API_URL_EU: spApiUrl,
        EVERGRANT_AMAZON_SP_API_URL_FE: spApiUrl,
      };
    },
  };
}
