import { DAY_MS } from "../duration.ts";
import { applyNotificationEvent } from "../notifications/notification-events.ts";
import { Subscriptions } from "../notifications/subscriptions.ts";
import { applyQueueEvent } from "../sqs/queue-events.ts";
import type { SandboxEvent, SellerKind } from "./events.ts";
import { SolicitationLog } from "./solicitation-log.ts";
import { INITIAL_REGISTRATION, type OrderBatch, type Seller, type State } from "./state.ts";

const NEVER_ASKED = new Float64Array(0);

export function startState(event: Extract<SandboxEvent, { type: "started" }>): State {
  return {
    application: event.application,
    previousSecrets: [],
    appNotifications: new Map(),
    registration: INITIAL_REGISTRATION,
    key: event.key,
    orderIdSalt: event.orderIdSalt,
    clockOffsetMs: event.clockOffsetMs,
    latestAt: event.at,
    sellers: [],
    sellersById: new Map(),
    faults: [],
    nextFaultId: 1,
    usedCodes: new Map(),
    calls: new Map(),
    solicitations: new SolicitationLog(),
    secretMadeAt: event.at,
    isSecretEndTold: false,
    destinations: new Map(),
    subscriptions: new Subscriptions(),
    queues: new Map(),
  };
}

/** Changes the state by one event; the same live and on replay, so it draws and reads no clock. */
export function applyEvent(state: State, event: SandboxEvent): void {
  if (event.type === "called") {
    countCall(state, event.operation, event.answer, event.times ?? 1);
    return;
  }
  state.latestAt = Math.max(state.latestAt, event.at);
  switch (event.type) {
    case "started":
      throw new Error("A journal starts once; this one starts again. Remove the sandbox's folder.");
    case "applicationRegistered":
      state.registration = event.registration;
      return;
    case "secretRotated":
      state.previousSecrets = [
        ...state.previousSecrets.filter(({ endsAt }) => endsAt > event.at),
        { secret: state.application.clientSecret, endsAt: event.previousEndsAt },
      ];
      state.application = { ...state.application, clientSecret: event.clientSecret };
      state.secretMadeAt = event.at;
      state.isSecretEndTold = false;
      return;
    case "appNotificationMade":
      state.appNotifications.set(event.notification.notificationId, event.notification);
      return;
    case "appNotificationsDeleted":
      for (const notification of state.appNotifications.values()) {
        const { sellingPartnerId, templateId } = notification;
        const isMeant =
          sellingPartnerId === event.sellingPartnerId && templateId === event.templateId;
        if (isMeant) notification.deletion ??= { at: event.at, reason: event.reason };
      }
      return;
    case "appFeedbackGiven": {
      const notification = state.appNotifications.get(event.notificationId);
      if (notification) notification.feedback = { at: event.at, actionCode: event.actionCode };
      return;
    }
    case "clockMoved":
      state.clockOffsetMs = event.offsetMs;
      return;
    case "sellerMade":
      addSeller(state, startSeller(state, event.sellingPartnerId, event.name, event));
      return;
    case "sellersMade":
      for (const sellingPartnerId of event.sellingPartnerIds) {
        const name = `${event.namePrefix} ${state.sellers.length + 1}`;
        const seller = startSeller(state, sellingPartnerId, name, event);
        if (event.batch) addBatch(seller, event.batch);
        addSeller(state, seller);
      }
      return;
    case "ordersMade":
      addBatch(getSeller(state, event.sellingPartnerId), event.batch);
      return;
    case "termStarted": {
      const seller = getSeller(state, event.sellingPartnerId);
      seller.termDays = event.termDays;
      seller.grant.isDisabled = false;
      seller.grant.authorizedAt = event.at;
      seller.grant.expiresAt = event.at + event.termDays * DAY_MS;
      if (event.isNewToken) seller.grant.generation += 1;
      return;
    }
    case "grantDisabled": {
      const { grant } = getSeller(state, event.sellingPartnerId);
      grant.isDisabled = true;
      grant.disabledAt = event.at;
      return;
    }
    case "participationChanged":
      getSeller(state, event.sellingPartnerId).isActive = event.isActive;
      return;
    case "reviewRequested": {
      const seller = getSeller(state, event.sellingPartnerId);
      state.solicitations.push({ ...event, sellerIndex: seller.index });
      if (event.status === 201 && event.orderNumber !== null) {
        markSolicited(seller, event.orderNumber, event.at);
      }
      return;
    }
    case "codeUsed":
      for (const [code, endsAt] of state.usedCodes) {
        if (endsAt >= event.at) break;
        state.usedCodes.delete(code);
      }
      state.usedCodes.set(event.code, event.endsAt);
      return;
    case "faultMade":
      state.faults = state.faults.filter((f) => f.until === null || f.until > event.at);
      state.faults.push(event.fault);
      state.nextFaultId = Math.max(state.nextFaultId, event.fault.id + 1);
      return;
    case "faultsDeleted":
      state.faults = state.faults.filter((f) => event.kind !== null && f.kind !== event.kind);
      return;
    case "destinationMade":
    case "destinationDeleted":
    case "subscriptionMade":
    case "subscriptionDeleted":
    case "secretEndTold":
      applyNotificationEvent(state, event);
      return;
    default:
      applyQueueEvent(state.queues, event);
  }
}

function startSeller(
  state: State,
  sellingPartnerId: string,
  name: string,
  kind: SellerKind,
): Seller {
  const { at, region, marketplaceIds, credential, termDays } = kind;
  return {
    index: state.sellers.length,
    sellingPartnerId,
    name,
    region,
    marketplaceIds,
    credential,
    termDays,
    isActive: true,
    grant: {
      generation: 1,
      isDisabled: false,
      authorizedAt: at,
      expiresAt: at + termDays * DAY_MS,
      disabledAt: null,
    },
    batches: [],
    orderCount: 0,
    solicitedAt: NEVER_ASKED,
  };
}

function addBatch(seller: Seller, batch: OrderBatch): void {
  seller.batches.push(batch);
  seller.orderCount += batch.count;
}

export function addSeller(state: State, seller: Seller): void {
  state.sellers.push(seller);
  state.sellersById.set(seller.sellingPartnerId, seller);
}

export function countCall(state: State, operation: string, answer: string, times: number): void {
  let answers = state.calls.get(operation);
  if (!answers) {
    answers = new Map();
    state.calls.set(operation, answers);
  }
  answers.set(answer, (answers.get(answer) ?? 0) + times);
}

export function markSolicited(seller: Seller, orderNumber: number, at: number): void {
  if (seller.solicitedAt.length <= orderNumber) {
    const grown = new Float64Array(seller.orderCount);
    grown.set(seller.solicitedAt);
    seller.solicitedAt = grown;
  }
  seller.solicitedAt[orderNumber] = at;
}

function getSeller(state: State, sellingPartnerId: string): Seller {
  const seller = state.sellersById.get(sellingPartnerId);
  if (!seller) throw new Error(`The journal speaks of the unknown seller ${sellingPartnerId}.`);
  return seller;
}
