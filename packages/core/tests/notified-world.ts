import { handleNotification } from "../src/amazon-notification/handle.ts";
import type {
  NotificationContent,
  ReceivedNotification,
} from "../src/amazon-notification/received-notification.ts";
import { type AccountFixture, connectAccount, US } from "./account-fixture.ts";
import { type CoreWorld, createCoreWorld, drainAll } from "./core-world.ts";
import { MINUTE_MS } from "./token-fixture.ts";

/** Core with a queue that Amazon can send notifications to. */
export interface NotifiedWorld extends CoreWorld {
  /** What the operators were told, by its kind. */
  alerts: string[];
  /** Handles a notification of now; answers whether it was news. */
  receive(content: NotificationContent, rest?: Partial<ReceivedNotification>): Promise<boolean>;
  /** An account that has subscribed, a minute ago; in one marketplace unless said otherwise. */
  connectSubscribed(marketplaceIds?: string[]): Promise<AccountFixture>;
}

const TYPES = {
  accountStatus: "ACCOUNT_STATUS_CHANGED",
  orderChange: "ORDER_CHANGE",
  newSecret: "APPLICATION_OAUTH_CLIENT_NEW_SECRET",
  secretExpiry: "APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY",
  other: "OTHER",
};

export async function createNotifiedWorld(): Promise<NotifiedWorld> {
  const alerts: string[] = [];
  const core = await createCoreWorld({
    notificationQueue: { arn: "arn:aws:sqs:eu-west-1:1:queue" },
    operators: { alert: ({ kind }) => alerts.push(kind) },
  });
  const resetCore = core.reset;
  let received = 0;
  const world: NotifiedWorld = Object.assign(core, {
    alerts,
    async reset() {
      await resetCore();
      await core.client.amazonNotification.deleteMany();
      await core.client.amazonDestination.deleteMany();
      alerts.length = 0;
    },
    receive(content: NotificationContent, rest?: Partial<ReceivedNotification>) {
      received += 1;
      const base = { id: `n-${received}`, type: TYPES[content.kind], eventTime: core.clock.now() };
      return handleNotification(core.installation, { ...base, content, ...rest });
    },
    async connectSubscribed(marketplaceIds = [US]) {
      const account = await connectAccount(world);
      await drainAll(world);
      await core.client.sellerAccount.updateMany({
        where: { id: account.sellerAccountId },
        data: { marketplaceIds },
      });
      core.clock.advance(MINUTE_MS);
      return account;
    },
  });
  return world;
}

/** Amazon's id of what an account subscribed to. */
export function subscriptionOf({ strings }: AccountFixture, type: string): string {
  return `subscription-${type}-${strings.current}`;
}
