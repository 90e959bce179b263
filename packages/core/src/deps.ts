import type { PrismaClient } from "@evergrant/db";
import type { Amazon, Bus, Cipher, Clock, SellerCentral } from "./ports.ts";

/** Everything core is given. A function names what it uses of it. */
export interface CoreDeps {
  client: PrismaClient;
  /** Domain time; virtual in the demo. */
  clock: Clock;
  /** Machine time: leases, time-outs, idempotency. */
  machineClock: Clock;
  amazon: Amazon;
  cipher: Cipher;
  bus: Bus;
  sellerCentral: SellerCentral;
}

/** Who acts, and in which workspace. */
export interface Actor {
  workspaceId: string;
  kind: "KEY" | "USER" | "SYSTEM";
  id: string | null;
  /** What made him act: the mutation, or the kind of due work. */
  cause?: string;
}
