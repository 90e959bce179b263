import { join } from "node:path";
import type { Place } from "../search/place.ts";
import type { World } from "../world/open-world.ts";
import { createDumpPlace } from "./database-dump.ts";
import { createFilesPlace } from "./files.ts";

const isLog = (where: string) => where.endsWith("postgres/postgres.log");
const isOfPostgres = (where: string) => where.includes("postgres/data/");

/**
 * Where a secret might come to light. A place that holds nothing, or no canary, fails the test.
 */
export function listPlaces(world: World): Place[] {
  const { recorder, errors, output, events, watch, folder, demo, database, postgres } = world;
  const { metrics, traces, deliveries, receivers } = world;
  const folders = [
    { label: "demo", path: join(folder, "demo") },
    { label: "temporary", path: join(folder, "temporary") },
    { label: "postgres", path: postgres.folder },
  ];
  return [
    recorder.responses.place,
    recorder.streams.place,
    errors.place,
    output.place,
    events.place,
    metrics.place,
    traces.place,
    deliveries.place,
    receivers.payloads.place,
    receivers.posts.place,
    receivers.mails.place,
    createDumpPlace([
      { label: "demo", url: demo.databaseUrl },
      { label: "serve", url: postgres.adminUrl },
    ]),
    database.wire,
    createFilesPlace("PostgreSQL's files", folders, isOfPostgres),
    createFilesPlace("PostgreSQL's logs", folders, isLog),
    createFilesPlace("data folder", folders, (where) => !isLog(where) && !isOfPostgres(where)),
    ...(process.platform === "linux" ? [watch.commands, watch.environments] : []),
  ];
}
