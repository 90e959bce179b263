import {
  type NotificationLine,
  restoreNotificationLine,
  writeNotificationLines,
} from "../notifications/notification-lines.ts";
import { Subscriptions } from "../notifications/subscriptions.ts";
import { addSeller, countCall, markSolicited } from "./apply-event.ts";
import { SolicitationLog } from "./solicitation-log.ts";
import {
  type AppNotification,
  type Fault,
  INITIAL_REGISTRATION,
  type Seller,
  type State,
} from "./state.ts";

type Line =
  | NotificationLine
  | {
      type: "head";
      /** Number of the journal that follows this snapshot. */
      journal: number;
      application: State["application"];
      /** Absent in snapshots that are older than it. */
      previousSecrets?: State["previousSecrets"];
      /** Absent in snapshots that are older than it. */
      registration?: State["registration"];
      key: string;
      orderIdSalt: number;
      clockOffsetMs: number;
      latestAt: number;
      /** Absent in snapshots that are older than they. */
      secretMadeAt?: number;
      isSecretEndTold?: boolean;
      faults: Fault[];
      nextFaultId: number;
      usedCodes: [string, number][];
      calls: [operation: string, answer: string, count: number][];
    }
  | { type: "appNotification"; notification: AppNotification }
  | { type: "seller"; seller: Omit<Seller, "index" | "solicitedAt">; solicited: [number, number][] }
  | {
      type: "request";
      row: [
        at: number,
        seller: number,
        order: number | null,
        id: string,
        status: number,
        message: string,
      ];
    }
  | { type: "end" };

/** The whole state, a line at a time. */
export function* writeSnapshot(state: State, journal: number): Generator<string> {
  const line = (value: Line) => `${JSON.stringify(value)}\n`;
  const {
    application,
    previousSecrets,
    registration,
    key,
    orderIdSalt,
    clockOffsetMs,
    latestAt,
    secretMadeAt,
    isSecretEndTold,
    faults,
    nextFaultId,
  } = state;
  yield line({
    type: "head",
    journal,
    application,
    previousSecrets,
    registration,
    key,
    orderIdSalt,
    clockOffsetMs,
    latestAt,
    secretMadeAt,
    isSecretEndTold,
    faults,
    nextFaultId,
    usedCodes: [...state.usedCodes],
    calls: [...state.calls].flatMap(([operation, answers]) =>
      [...answers].map(([answer, count]): [string, string, number] => [operation, answer, count]),
    ),
  });
  for (const notification of state.appNotifications.values()) {
    yield line({ type: "appNotification", notification });
  }
  for (const { index: _index, solicitedAt, ...seller } of state.sellers) {
    const solicited: [number, number][] = [];
    solicitedAt.forEach((at, number) => {
      if (at > 0) solicited.push([number, at]);
    });
    yield line({ type: "seller", seller, solicited });
  }
  // Order ids follow from order numbers; only a stranger's id has to be written.
  for (const r of state.solicitations.rows(() => "")) {
    yield line({
      type: "request",
      row: [r.at, r.sellerIndex, r.orderNumber, r.orderId, r.status, r.message],
    });
  }
  for (const kept of writeNotificationLines(state)) yield line(kept);
  yield line({ type: "end" });
}

export interface RestoredSnapshot {
  state: State;
  journal: number;
}

/** @throws when the lines are not one whole snapshot. */
export function readSnapshot(lines: Iterable<string>): RestoredSnapshot {
  let restored: RestoredSnapshot | null = null;
  let isWhole = false;
  for (const text of lines) {
    const line = JSON.parse(text) as Line;
    if (line.type === "head") {
      const { type: _type, journal, usedCodes, calls, ...kept } = line;
      const state: State = {
        ...kept,
        previousSecrets: kept.previousSecrets ?? [],
        appNotifications: new Map(),
        registration: kept.registration ?? INITIAL_REGISTRATION,
        sellers: [],
        sellersById: new Map(),
        usedCodes: new Map(usedCodes),
        calls: new Map(),
        solicitations: new SolicitationLog(),
        secretMadeAt: kept.secretMadeAt ?? kept.latestAt,
        isSecretEndTold: kept.isSecretEndTold ?? false,
        destinations: new Map(),
        subscriptions: new Subscriptions(),
        queues: new Map(),
      };
      for (const [operation, answer, count] of calls) countCall(state, operation, answer, count);
      restored = { state, journal };
    } else if (!restored) break;
    else if (line.type === "seller") restoreSeller(restored.state, line);
    else if (line.type === "appNotification") {
      const { notification } = line;
      restored.state.appNotifications.set(notification.notificationId, notification);
    } else if (line.type === "request") {
      const [at, sellerIndex, orderNumber, orderId, status, message] = line.row;
      restored.state.solicitations.push({ at, sellerIndex, orderNumber, orderId, status, message });
    } else if (line.type === "end") isWhole = true;
    else restoreNotificationLine(restored.state, line);
  }
  if (!restored || !isWhole) {
    throw new Error(
      "The sandbox's snapshot is damaged. Remove the sandbox's folder to start anew.",
    );
  }
  return restored;
}

function restoreSeller(state: State, line: Extract<Line, { type: "seller" }>): void {
  const seller: Seller = {
    ...line.seller,
    index: state.sellers.length,
    solicitedAt: new Float64Array(0),
  };
  addSeller(state, seller);
  for (const [number, at] of line.solicited) markSolicited(seller, number, at);
}
