import { createSecretKey, randomBytes } from "node:crypto";
import {
  addOwner,
  createApiKey,
  createCipher,
  createLocalKeys,
  createWorkspace,
  type InstallationDeps,
  makeCipherKey,
  SCOPES,
  Secret,
} from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import type { Sandbox } from "@evergrant/sandbox";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon } from "@evergrant/testkit/scripted-amazon";
import { findFreePort } from "../../free-port.ts";
import type { Gathering } from "../search/place.ts";
import type { Vault } from "../search/vault.ts";
import type { Receivers } from "./receivers.ts";
import { runKeyRotation, type SpawnedServer, spawnServer } from "./spawn-server.ts";
import type { ProcessWatch } from "./watch-processes.ts";

const READY = /listens at (\S+)\./;

export interface Serve {
  url: string;
  /** What its metrics are read with. */
  metricsToken: string;
  server(): SpawnedServer;
  /** Starts it again, after it was ended. */
  restart(): Promise<void>;
  /** Adds a key in front of the ring, starts again, and has the rest wrapped anew; answers the exit code of that. */
  rotateKeys(): Promise<number | null>;
  makeApiKey(adminUrl: string): Promise<string>;
  /** Somebody who is told of issues. */
  addMember(adminUrl: string): Promise<void>;
}

/** What an operator sets for `pnpm serve`; every secret of it is planted. */
export async function startServe(given: {
  vault: Vault;
  databaseUrl: string;
  amazonUrl: string;
  sandbox: Sandbox;
  receivers: Pick<Receivers, "smtpUrl">;
  environment: Record<string, string>;
  output: Gathering;
  watch: ProcessWatch;
}): Promise<Serve> {
  const { vault, databaseUrl, amazonUrl, sandbox, receivers, output, watch } = given;
  const [newest, oldest, hashKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const awsKey = randomBytes(30).toString("base64");
  vault.plant("encryption key", "serve: newest encryption key", newest);
  vault.plant("encryption key", "serve: oldest encryption key", oldest);
  vault.plant("encryption key", "serve: hash key", hashKey);
  vault.plant("AWS key", "serve: AWS_SECRET_ACCESS_KEY", awsKey, "signs calls to the queue");
  const metricsToken = randomBytes(24).toString("base64url");
  vault.plant("metrics token", "serve: EVERGRANT_METRICS_TOKEN", metricsToken);
  const { clientId, clientSecret, applicationId } = sandbox.application;
  vault.plant("client secret", "serve: EVERGRANT_AMAZON_CLIENT_SECRET", clientSecret);
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const queueName = "evergrant";
  const environment = {
    ...given.environment,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    EVERGRANT_PUBLIC_URL: url,
    EVERGRANT_DRAIN_SECONDS: "0",
    EVERGRANT_ENCRYPTION_KEYS: `2:${newest.toString("base64")},1:${oldest.toString("base64")}`,
    EVERGRANT_HASH_KEY: hashKey.toString("base64"),
    EVERGRANT_AMAZON_CLIENT_ID: clientId,
    EVERGRANT_AMAZON_CLIENT_SECRET: clientSecret,
    EVERGRANT_AMAZON_APPLICATION_ID: applicationId,
    EVERGRANT_AMAZON_LWA_URL: amazonUrl,
    EVERGRANT_AMAZON_SP_API_URL_NA: amazonUrl,
    EVERGRANT_AMAZON_SP_API_URL_EU: amazonUrl,
    EVERGRANT_AMAZON_SP_API_URL_FE: amazonUrl,
    EVERGRANT_AMAZON_SQS_URL: `${amazonUrl}/sqs/000000000000/${queueName}`,
    EVERGRANT_AMAZON_SQS_ARN: `arn:aws:sqs:us-east-1:000000000000:${queueName}`,
    EVERGRANT_AMAZON_SQS_ENDPOINT: amazonUrl,
    EVERGRANT_METRICS_TOKEN: metricsToken,
    EVERGRANT_PRIVATE_TARGETS: "127.0.0.0/8",
    EVERGRANT_SMTP_URL: receivers.smtpUrl,
    EVERGRANT_MAIL_FROM: "Evergrant <evergrant@example.com>",
    AWS_ACCESS_KEY_ID: "AKIAPLANTEDPLANTED00",
    AWS_SECRET_ACCESS_KEY: awsKey,
  };
  const options = { name: "serve", environment, output, watch } as const;
  const start = () => spawnServer({ ...options, ready: READY });
  let server = await start();
  let workspaceId = "";
  const makeDeps = (adminUrl: string): InstallationDeps => {
    const clock = { now: () => new Date() };
    return {
      ...QUIET_PORTS,
      ...{ database: openDatabase({ url: adminUrl }), clock, machineClock: clock },
      amazon: createScriptedAmazon(),
      cipher: createCipher({
        provider: createLocalKeys([makeCipherKey(2, newest), makeCipherKey(1, oldest)]),
        hashKey: createSecretKey(hashKey),
      }),
    };
  };
  return {
    url,
    metricsToken,
    server: () => server,
    async restart() {
      server = await start();
    },
    async rotateKeys() {
      const added = randomBytes(32);
      vault.plant("encryption key", "serve: key added while it ran", added);
      const ring = environment.EVERGRANT_ENCRYPTION_KEYS;
      environment.EVERGRANT_ENCRYPTION_KEYS = `3:${added.toString("base64")},${ring}`;
      await server.signal("SIGTERM");
      server = await start();
      return runKeyRotation(options);
    },
    async makeApiKey(adminUrl) {
      const deps = makeDeps(adminUrl);
      ({ workspaceId } = await createWorkspace(deps, { name: "Planted" }));
      const client = deps.database.inWorkspace({ workspaceId });
      const { key } = await createApiKey({ ...deps, client, keyKind: "live" }, workspaceId, {
        name: "Test",
        scopes: SCOPES,
      });
      await deps.database.stop();
      return key.reveal();
    },
    async addMember(adminUrl) {
      const deps = makeDeps(adminUrl);
      const passwordHash = new Secret("no password has this hash");
      const person = { email: "ann@example.com", name: "Ann", passwordHash };
      await addOwner(deps, { workspaceId, ...person });
      await deps.database.stop();
    },
  };
}
