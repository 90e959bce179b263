import type { Event, IssueKind } from "@evergrant/db";
import type { EventData } from "../event/new-event.ts";

/** What an event begins, carries on or ends. */
export type Change =
  | { does: "begin"; cause: Cause }
  | { does: "end"; kinds: readonly IssueKind[]; subject: string; isTold: boolean }
  /** Something of the same cause: it is told with it. */
  | { does: "add"; kind: IssueKind; subject: string; facts: EventData }
  /** What waited for an incident's end is told. */
  | { does: "release" };

/** Why a person is wanted. */
export interface Cause {
  kind: IssueKind;
  /** The id of what it concerns. */
  subject: string;
  sellerAccountId: string | null;
  /** Of what expires: the stage of its ladder. */
  stageDays: number | null;
  facts: EventData;
}

const OF_TOKEN = ["TOKEN_DISABLED", "TOKEN_EXPIRING"] as const;

/** What an event is to those who look after accounts; empty: nothing. */
export function readCause(event: Event): Change[] {
  const data = recordOf(event.data);
  const account = event.sellerAccountId ?? "";
  const end = (kinds: readonly IssueKind[], subject: string, isTold = true): Change => ({
    does: "end",
    ...{ kinds, subject, isTold },
  });
  switch (event.type) {
    case "TOKEN_DISABLED":
      // Whoever switches a token off knows it.
      if (data.reason === "USER") return [end(OF_TOKEN, account, false)];
      return [end(["TOKEN_EXPIRING"], account, false), begin("TOKEN_DISABLED", account, event)];
    case "AUTOMATION_DISABLED": {
      if (data.disabledBy !== "TOKEN") return [];
      const facts = { automationStopped: true };
      return [{ does: "add", kind: "TOKEN_DISABLED", subject: account, facts }];
    }
    case "TOKEN_EXPIRING":
      return [begin("TOKEN_EXPIRING", account, event)];
    case "TOKEN_ENABLED":
      return [end(OF_TOKEN, account)];
    case "TOKEN_RENEWED":
      return [end(["TOKEN_EXPIRING"], account)];
    case "ACCOUNT_DISCONNECTED":
      return [end(OF_TOKEN, account, false)];
    case "INCIDENT_OPENED":
      return [begin("INCIDENT", textOf(data.incidentId), event)];
    case "INCIDENT_CLOSED":
      return [end(["INCIDENT"], textOf(data.incidentId)), { does: "release" }];
    case "APPLICATION_SECRET_EXPIRING":
      return [begin(event.type, textOf(data.amazonApplicationId), event)];
    case "APPLICATION_SECRET_ROTATED":
    case "APPLICATION_REMOVED":
      return [end(["APPLICATION_SECRET_EXPIRING"], textOf(data.amazonApplicationId))];
    case "APPLICATION_CHANGED":
      return "secretExpiresAt" in recordOf(event.after)
        ? [end(["APPLICATION_SECRET_EXPIRING"], textOf(data.amazonApplicationId))]
        : [];
    case "API_KEY_EXPIRING":
      return [begin(event.type, textOf(data.apiKeyId), event)];
    case "API_KEY_ROTATED":
    case "API_KEY_REVOKED":
      return [end(["API_KEY_EXPIRING"], textOf(data.apiKeyId))];
    case "API_KEY_CHANGED":
      return "expiresAt" in recordOf(event.after)
        ? [end(["API_KEY_EXPIRING"], textOf(data.apiKeyId))]
        : [];
    case "WEBHOOK_ENDPOINT_FAILING":
    case "WEBHOOK_ENDPOINT_DISABLED":
      return [begin("WEBHOOK_FAILING", textOf(data.webhookEndpointId), event)];
    case "WEBHOOK_ENDPOINT_RECOVERED":
      return [end(["WEBHOOK_FAILING"], textOf(data.webhookEndpointId))];
    case "WEBHOOK_ENDPOINT_CHANGED": {
      const after = recordOf(event.after);
      // Whoever stops it, or has it tried anew, knows it.
      const isSeenTo = "status" in after || "failingSince" in after;
      return isSeenTo ? [end(["WEBHOOK_FAILING"], textOf(data.webhookEndpointId), false)] : [];
    }
    case "WEBHOOK_ENDPOINT_DELETED":
      return [end(["WEBHOOK_FAILING"], textOf(data.webhookEndpointId), false)];
    default:
      return [];
  }
}

function begin(kind: IssueKind, subject: string, event: Event): Change {
  const { sellerAccountId } = event;
  // What Amazon answered is for the log.
  const { evidence: _evidence, ...facts } = recordOf(event.data);
  const stageDays = typeof facts.stageDays === "number" ? facts.stageDays : null;
  return { does: "begin", cause: { kind, subject, sellerAccountId, stageDays, facts } };
}

/** What an event carries was written by core. */
function recordOf(json: Event["data"]): EventData {
  return json !== null && typeof json === "object" && !Array.isArray(json)
    ? (json as EventData)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
