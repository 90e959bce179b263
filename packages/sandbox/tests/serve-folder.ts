import { createSandbox, listenSandbox } from "../src/index.ts";

// A process to be killed: serves the folder's sandbox, and says where and with what application.
const sandbox = await createSandbox({
  folder: process.argv[2] ?? "",
  publicUrl: "http://sandbox.test",
});
const { url } = await listenSandbox(sandbox, { host: "127.0.0.1", port: 0 });
process.stdout.write(`${JSON.stringify({ url, application: sandbox.application })}\n`);
