import { readFile } from "node:fs/promises";
import { MAX_ACTIVE_FEEDS, MAX_CALENDAR_ACCOUNTS } from "@evergrant/core";
import { PROMPT_TIMEOUTS } from "@evergrant/db";
import { expect, it } from "vitest";
import { CONNECTION_LIMITS } from "../src/http/listen.ts";
import { CUT_MS, PING_MS, QUEUE_MAX_BYTES, QUEUE_MAX_EVENTS } from "../src/live/policy.ts";
import { DEFAULT_LIMITS } from "../src/plugins/use-limits.ts";
import {
  ADDRESS_FAILURES,
  ADDRESS_PAGES,
  KEY_POINTS,
  WORKSPACE_KEYS,
} from "../src/rate-limit/policy.ts";

const document = new URL("../../../docs/operating.md", import.meta.url);

it.each([
  ["request body", `${DEFAULT_LIMITS.maxBodyBytes} bytes`],
  ["request headers", `${CONNECTION_LIMITS.maxHeaderSize} bytes`],
  [
    "time to send headers, and a whole request",
    `${CONNECTION_LIMITS.headersTimeout / 1_000} s, ${CONNECTION_LIMITS.requestTimeout / 1_000} s`,
  ],
  ["tokens of a document", `${DEFAULT_LIMITS.maxTokens}`],
  ["depth, introspection exempt", `${DEFAULT_LIMITS.maxDepth} fields`],
  ["aliases, fragments as often as spread", `${DEFAULT_LIMITS.maxAliases}`],
  ["cost of a request", `${DEFAULT_LIMITS.maxCost} points`],
  [
    "streams open at once, of a credential and of a workspace, in one process",
    `${DEFAULT_LIMITS.maxStreamsOfCredential}, ${DEFAULT_LIMITS.maxStreamsOfWorkspace}`,
  ],
  ["results that wait for one stream's reader", `${QUEUE_MAX_EVENTS}, or ${QUEUE_MAX_BYTES} bytes`],
  ["time for which a stream's connection takes nothing of what waits", `${CUT_MS / 1_000} s`],
  ["time between two signs of life of a quiet stream", `${PING_MS / 1_000} s`],
  ["points of a key", `${KEY_POINTS} a minute`],
  ["points of a workspace's keys together", `${WORKSPACE_KEYS} times a key's`],
  [
    "wait for the database: for a connection, for a statement",
    `${PROMPT_TIMEOUTS.connectMs / 1_000} s, ${(PROMPT_TIMEOUTS.answerMs ?? 0) / 1_000} s`,
  ],
  ["failed authentications of an address", `${ADDRESS_FAILURES} a minute`],
  ["pages without sign-in of an address, calendars too", `${ADDRESS_PAGES} a minute`],
  ["calendar feeds of a key or a member that work", `${MAX_ACTIVE_FEEDS}`],
  ["accounts in a calendar, those that expire first", `${MAX_CALENDAR_ACCOUNTS}`],
])("says in docs/operating.md what %s may be", async (limit, most) => {
  expect(await readFile(document, "utf8")).toContain(`| ${limit} | ${most} |`);
});
