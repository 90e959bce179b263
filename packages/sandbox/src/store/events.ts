import type { Region } from "../marketplaces.ts";
import type {
  Application,
  CredentialKind,
  Fault,
  FaultKind,
  OrderBatch,
  Registration,
} from "./state.ts";

/** What the journal holds: every change of the state, in order. `at` is virtual time. */
export type SandboxEvent =
  | {
      type: "started";
      at: number;
      application: Application;
      key: string;
      orderIdSalt: number;
      clockOffsetMs: number;
    }
  | { type: "applicationRegistered"; at: number; registration: Registration }
  | { type: "clockMoved"; at: number; offsetMs: number }
  | {
      type: "sellerMade";
      at: number;
      sellingPartnerId: string;
      name: string;
      region: Region;
      marketplaceIds: string[];
      credential: CredentialKind;
      termDays: number;
    }
  | { type: "ordersMade"; at: number; sellingPartnerId: string; batch: OrderBatch }
  | {
      type: "termStarted";
      at: number;
      sellingPartnerId: string;
      termDays: number;
      isNewToken: boolean;
    }
  | { type: "grantDisabled"; at: number; sellingPartnerId: string }
  | { type: "participationChanged"; at: number; sellingPartnerId: string; isActive: boolean }
  | {
      type: "reviewRequested";
      at: number;
      sellingPartnerId: string;
      /** The order's number; null: not an order of this seller. */
      orderNumber: number | null;
      orderId: string;
      status: number;
      message: string;
    }
  | { type: "codeUsed"; at: number; code: string; endsAt: number }
  | { type: "faultMade"; at: number; fault: Fault }
  | { type: "faultsDeleted"; at: number; kind: FaultKind | null }
  | { type: "called"; operation: string; answer: string };
