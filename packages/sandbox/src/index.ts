export { ConnectionResetError } from "./connection-reset-error.ts";
export { createSandbox } from "./create-sandbox.ts";
export type { ListenAddress, ListeningSandbox } from "./listen-sandbox.ts";
export { listenSandbox } from "./listen-sandbox.ts";
export type { Region } from "./marketplaces.ts";
export type { Sandbox, SandboxOptions, SecretHook, TimeHooks } from "./sandbox.ts";
export type { Application, Registration } from "./store/state.ts";
