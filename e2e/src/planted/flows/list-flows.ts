import { accountsFlow } from "./accounts.ts";
import { applicationsFlow } from "./applications.ts";
import { consentsFlow } from "./consents.ts";
import { crashesFlow } from "./crashes.ts";
import { deliveriesFlow } from "./deliveries.ts";
import { echoesFlow } from "./echoes.ts";
import { faultsFlow } from "./faults.ts";
import type { Flow } from "./flow.ts";
import { keyRotationFlow } from "./key-rotation.ts";
import { keysFlow } from "./keys.ts";
import { mwsTokensFlow } from "./mws-tokens.ts";
import { notificationsFlow } from "./notifications.ts";
import { wrongPlacesFlow } from "./wrong-places.ts";

export const FLOWS: readonly Flow[] = [
  keysFlow,
  accountsFlow,
  mwsTokensFlow,
  consentsFlow,
  applicationsFlow,
  notificationsFlow,
  deliveriesFlow,
  wrongPlacesFlow,
  faultsFlow,
  echoesFlow,
  keyRotationFlow,
  crashesFlow,
];
