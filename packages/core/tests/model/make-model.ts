import type { StringAnswers } from "./answers.ts";
import type { StringChoice } from "./commands.ts";
import type { SystemModel } from "./system-model.ts";

/** The last three live beside the others, so that there are enough for a control sample. */
export const ACCOUNTS = 6;
export const WORKSPACE_OF = [0, 0, 1, 1, 1, 1];
const POOL = ["first", "second", "third", "otherSeller", "otherRegion"] as const;
const US = "ATVPDKIKX0DER";
const CA = "A2EUQ1WTGCTBG2";
const DE = "A1PA6795UKMFR9";

function poolString(account: number, choice: (typeof POOL)[number]): string {
  return `Atzr|IwEB-model-string-of-account-${account}-${choice}`;
}

/** A model in which nothing is connected and every string works. A seller without orders proves nothing. */
export function makeModel(now: number, hasOrders: readonly boolean[]): SystemModel {
  const strings = new Map<string, StringAnswers>();
  for (let account = 0; account < ACCOUNTS; account += 1)
    for (const choice of POOL) {
      const seller = choice === "otherSeller" ? "stranger" : `seller-${account}`;
      strings.set(poolString(account, choice), {
        ...{ exchange: "ok", participations: "ok", orders: "ok" },
        marketplaceIds: choice === "otherRegion" ? [DE] : [US, CA],
        orderIds: hasOrders[account] ? [`order-of-${seller}`] : [],
      });
    }
  return {
    now,
    answers: { isMisconfigured: false, isOutage: false, strings },
    accounts: Array.from({ length: ACCOUNTS }, () => null),
    workspaceOf: WORKSPACE_OF,
    restores: [false, false],
    incidents: { application: null, region: null },
    sample: null,
    broughtForward: new Set(),
    told: [],
  };
}

/** The string that a choice means in the state the model is in. */
export function resolveString(model: SystemModel, account: number, choice: StringChoice): string {
  const own = model.accounts[account];
  if (choice === "current") return own?.string ?? poolString(account, "first");
  if (choice === "candidate") return own?.candidate?.string ?? poolString(account, "second");
  if (choice === "malformed") return "Atza|IwEB-an-access-token";
  if (choice !== "neighbour") return poolString(account, choice);
  const neighbour = model.accounts[(account + 1) % ACCOUNTS];
  return neighbour?.string ?? poolString(account, "third");
}
