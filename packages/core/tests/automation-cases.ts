import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { disableReviewAutomation } from "../src/review-automation/disable.ts";
import { enableReviewAutomation } from "../src/review-automation/enable.ts";
import { updateWorkspace } from "../src/workspace/update.ts";
import { type AccountFixture, CA, US } from "./account-fixture.ts";
import type { CoreWorld } from "./core-world.ts";

type Act = (world: CoreWorld, account: AccountFixture) => Promise<unknown>;

/** How a row of §5 comes about. */
export interface AutomationCase {
  /** In place of a DISABLED without a cause: the states it begins in. */
  from?: string[];
  /** The marketplaces it is switched on in where it is, or was until its token died. */
  marketplaceIds?: string[];
  /** What the token is when the input comes. */
  token: "ENABLED" | "DISABLED";
  act: Act;
  error?: string;
}

export const switchOn =
  (marketplaceIds: string[]): Act =>
  ({ deps, actor }, { sellerAccountId }) =>
    enableReviewAutomation(deps, actor, { sellerAccountId, marketplaceIds, backlog: "ONLY_NEW" });
export const switchOff =
  (marketplaceIds: string[] | null): Act =>
  ({ deps, actor }, { sellerAccountId }) =>
    disableReviewAutomation(deps, actor, { sellerAccountId, marketplaceIds });
export const tokenDies: Act = ({ deps, actor }, account) => disableMwsToken(deps, actor, account);
export const tokenRevives: Act = ({ deps, actor }, { sellerAccountId, strings }) =>
  enableMwsToken(deps, actor, { sellerAccountId, token: strings.current });
const tokenRevivesAndRestores: Act = async (world, account) => {
  await updateWorkspace(world.deps, world.actor, { restoreAutomation: true });
  await tokenRevives(world, account);
};

export const AUTOMATION_CASES: Record<string, AutomationCase> = {
  A01: { token: "ENABLED", act: switchOn([US]) },
  A02: { token: "ENABLED", act: switchOn([US]) },
  A03: { token: "ENABLED", act: switchOn([US]) },
  A04: {
    from: ["DISABLED (DEFAULT)", "DISABLED (USER)", "DISABLED (TOKEN)"],
    token: "DISABLED",
    act: switchOn([US]),
    error: "TOKEN_DISABLED",
  },
  A05: { token: "ENABLED", act: switchOn([US]) },
  A06: { token: "ENABLED", act: switchOn([CA]) },
  A07: { token: "ENABLED", act: switchOff(null) },
  A08: { token: "ENABLED", marketplaceIds: [US, CA], act: switchOff([CA]) },
  A09: { token: "ENABLED", marketplaceIds: [US, CA], act: tokenDies },
  A10: { token: "DISABLED", act: switchOff(null) },
  A11: { token: "ENABLED", act: switchOff(null) },
  A12: { token: "ENABLED", act: switchOff(null) },
  A13: { token: "ENABLED", act: tokenDies },
  A14: { token: "ENABLED", act: tokenDies },
  A15: { token: "DISABLED", act: tokenRevives },
  A16: { token: "DISABLED", marketplaceIds: [US, CA], act: tokenRevivesAndRestores },
  A17: { token: "DISABLED", act: tokenRevivesAndRestores },
  A18: { token: "DISABLED", marketplaceIds: [US, CA], act: switchOff([CA]) },
};
