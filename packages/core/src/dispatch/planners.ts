import { planIssues } from "../issue/plan-issues.ts";
import { planDeliveries } from "../webhook-delivery/plan.ts";
import type { Planner } from "./planner.ts";

/** Everything that follows the log, in the order in which it is asked. */
export const PLANNERS: readonly Planner[] = [planDeliveries, planIssues];
