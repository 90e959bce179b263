import type { Application, Registration } from "./store/state.ts";

/** How the sandbox and whoever works on its virtual time advance together. */
export interface TimeHooks {
  /** The next moment, not after `until`, at which something is due; null when nothing is. */
  nextDue(until: Date): Promise<Date | null>;
  /** Called after the clock moved; resolves when all work due by `now` is done. */
  onClockMoved(now: Date): Promise<void>;
}

/** Told of a new client secret once it is kept; the rotation is answered when this resolves. */
export type SecretHook = (application: Application) => Promise<void>;

export interface SandboxOptions extends Partial<TimeHooks> {
  /** Where state and clock are kept; absent: in memory. One process at a time per folder. */
  folder?: string;
  onSecretRotated?: SecretHook;
  /** Origin under which the pages are reached, such as `http://127.0.0.1:4010`. */
  publicUrl: string;
  /** The machine's clock. */
  realNow?: () => Date;
  /** Where a new virtual clock starts; a kept one goes on where it was. Default: machine time. */
  startAt?: Date;
  /** Numbers in [0, 1), for identifiers, secrets and fault rates. Default: cryptographic. */
  random?: () => number;
}

/** Amazon, simulated behind one fetch handler. */
export interface Sandbox {
  /**
   * Answers any request to LWA, SP-API, Seller Central's pages or the controls.
   * @throws ConnectionResetError when a fault cuts the connection.
   */
  fetch(request: Request): Promise<Response>;
  /** The virtual clock. */
  now(): Date;
  /** The registered application, with its present secret; generated once and kept with the state. */
  readonly application: Application;
  /**
   * Registers where consent may lead, in place of what was registered before; resolves once it is
   * kept. What is left out falls back: no login URI, no draft, the name Evergrant.
   * @throws RangeError when an address is not one of http or https, or has a fragment.
   */
  registerApplication(
    registration: Pick<Registration, "redirectUris"> & Partial<Registration>,
  ): Promise<void>;
  /** Absolute address of a seller's Manage Your Apps page. */
  manageAppsUrl(sellingPartnerId: string): string;
  /** Absolute address of a seller's Account Health page. */
  accountHealthUrl(sellingPartnerId: string): string;
  /** Replaces the hooks that an advance of the clock works with. */
  setTimeHooks(hooks: TimeHooks): void;
  /** Replaces the hook that hears of new client secrets. */
  setSecretHook(onSecretRotated: SecretHook): void;
  /** Ends delayed answers and closes the folder. */
  close(): Promise<void>;
}
