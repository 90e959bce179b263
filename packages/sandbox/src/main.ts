#!/usr/bin/env node
import { parseArgs } from "node:util";
import { createSandbox, listenSandbox, type Sandbox } from "./index.ts";

const HELP = `Amazon's selling partner side, simulated on this machine.

  evergrant-sandbox [--port 4010] [--host 127.0.0.1] [--data FOLDER]

  --port   where to listen, from 1 to 65535
  --host   the address to listen on; keep it local, since nothing here asks who calls
  --data   the folder that keeps everything; without it all ends with the process
  --help   this text
`;

interface Options {
  port: number;
  host: string;
  folder: string | undefined;
}

/** A mistake of whoever started it: told in one line, without a stack. */
class StartError extends Error {
  override name = "StartError";
}

function readOptions(args: string[]): Options | "help" {
  const options = {
    port: { type: "string", default: "4010" },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string" },
    help: { type: "boolean", short: "h" },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];
  try {
    values = parseArgs({ args, options }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`${reason.split("\n", 1)[0]} See --help.`);
  }
  if (values.help) return "help";
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartError(`--port ${values.port} is no port from 1 to 65535.`);
  }
  return { port, host: values.host, folder: values.data };
}

async function start({ port, host, folder }: Options): Promise<void> {
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const sandbox = await createSandbox({ publicUrl: url, ...(folder !== undefined && { folder }) });
  const listening = await listenSandbox(sandbox, { host, port }).catch(async (cause: unknown) => {
    await sandbox.close();
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE") {
      throw new StartError(`Port ${port} is taken. Give another one: --port ${port + 1}`);
    }
    throw cause instanceof Error ? new StartError(`Cannot listen: ${cause.message}`) : cause;
  });
  process.stdout.write(describe(sandbox, url, folder));
  const stop = async (): Promise<void> => {
    await listening.close();
    await sandbox.close();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // A second signal finds no listener, and ends the process at once.
    process.once(signal, () => void stop().catch(fail));
  }
}

function describe({ application }: Sandbox, url: string, folder: string | undefined): string {
  return `
Pages            ${url}/
Token endpoint   ${url}/auth/o2/token
SP-API           ${url}
Controls         ${url}/_sandbox/
Kept in          ${folder ?? "memory alone; --data FOLDER keeps it"}

The application that is registered with it:

Client id        ${application.clientId}
Client secret    ${application.clientSecret}
Application id   ${application.applicationId}
Developer id     ${application.developerId}

A seller with 40 orders, and the token that its Manage Your Apps shows:

  curl -d '{"credential":"LWA_REFRESH_TOKEN","orders":40}' ${url}/_sandbox/sellers

`;
}

function fail(cause: unknown): void {
  const isExpected = cause instanceof StartError;
  const text = cause instanceof Error ? (isExpected ? cause.message : cause.stack) : String(cause);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(HELP);
  else await start(options);
} catch (cause) {
  fail(cause);
}
