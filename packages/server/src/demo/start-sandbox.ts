import { createSandbox, listenSandbox, type Sandbox } from "@evergrant/sandbox";
import { StartError } from "../environment.ts";

export interface RunningSandbox {
  sandbox: Sandbox;
  url: string;
  stop(): Promise<void>;
}

/** Amazon, simulated, on an address of its own. Loaded in demo mode alone. */
export async function startSandbox(options: {
  folder: string;
  host: string;
  port: number;
}): Promise<RunningSandbox> {
  const { folder, host, port } = options;
  const publicUrl = `http://${host}:${port}`;
  const sandbox = await createSandbox({ folder, publicUrl });
  const listening = await listenSandbox(sandbox, { host, port }).catch((error: unknown) => {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw isTaken ? new StartError(`SANDBOX_PORT ${port} is taken. Set another one.`) : error;
  });
  return {
    sandbox,
    url: listening.url,
    async stop() {
      await listening.close();
      await sandbox.close();
    },
  };
}
