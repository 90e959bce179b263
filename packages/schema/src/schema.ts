import "./date-time.ts";
import "./event/amazon-events.ts";
import "./event/list.ts";
import "./event/mws-token-events.ts";
import "./event/other-events.ts";
import "./event/review-automation-events.ts";
import "./event/subscriptions.ts";
import "./mws-token/disable.ts";
import "./mws-token/enable-many.ts";
import "./mws-token/enable.ts";
import "./mws-token/record-renewal.ts";
import "./mws-token/verify-many.ts";
import "./mws-token/verify.ts";
import "./node.ts";
import "./review-automation/disable.ts";
import "./review-automation/enable.ts";
import "./seller-account/connect.ts";
import "./seller-account/disconnect.ts";
import "./seller-account/list.ts";
import "./seller-account/read-one.ts";
import "./seller-account/rename.ts";
import "./workspace/update.ts";
import "./workspace/viewer.ts";
import { builder } from "./builder.ts";

/** Evergrant's API. */
export const schema = builder.toSchema();
