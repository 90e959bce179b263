/** A seller of the sandbox, with the grant that its Manage Your Apps shows. */
export interface SandboxSeller {
  sellingPartnerId: string;
  token: string;
  authorizedAt: string;
  expiresAt: string;
}

export interface SandboxControl {
  makeSeller(
    seller?: Partial<{ name: string; credential: string; termDays: number; orders: number }>,
  ): Promise<SandboxSeller>;
  advance(duration: string): Promise<void>;
  /** revoke, enable, renew, deactivate or activate. */
  act(sellingPartnerId: string, action: string, input?: object): Promise<Partial<SandboxSeller>>;
  /** Begins a fault; answers how to end all faults. */
  fault(fault: {
    kind: string;
    sellingPartnerId?: string;
    ms?: number;
  }): Promise<() => Promise<void>>;
}

/** The sandbox's controls, over HTTP. */
export function controlSandbox(sandboxUrl: string): SandboxControl {
  const post = async (path: string, body: object = {}): Promise<unknown> => {
    const response = await fetch(`${sandboxUrl}/_sandbox${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    makeSeller: async (seller) =>
      (await post("/sellers", {
        name: "Story",
        region: "NA",
        marketplaceIds: ["ATVPDKIKX0DER"],
        credential: "MWS_AUTH_TOKEN",
        termDays: 180,
        orders: 40,
        ...seller,
      })) as SandboxSeller,
    async advance(duration) {
      await post("/clock", { advance: duration });
    },
    act: async (sellingPartnerId, action, input) =>
      (await post(`/sellers/${sellingPartnerId}/${action}`, input)) as Partial<SandboxSeller>,
    async fault(fault) {
      await post("/faults", fault);
      return async () => {
        await fetch(`${sandboxUrl}/_sandbox/faults`, { method: "DELETE" });
      };
    },
  };
}
