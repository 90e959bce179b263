import { createSocket } from "node:dgram";
import { parseAddressList } from "@evergrant/core";
import { expect, it, onTestFinished, vi } from "vitest";
import { createPublicFetch } from "../src/egress/create-public-fetch.ts";
import { createResolve, NameError } from "../src/egress/resolve-name.ts";
import { createTargets, PUBLIC_TARGETS, type Targets } from "../src/egress/targets.ts";

const QUESTION_AT = 12;
const REFUSALS = { unknown: 3, broken: 2 } as Record<string, number>;
const TYPES = { A: 1, AAAA: 28 };

/** A name server: the first part of a name says what it answers. */
async function openNameServer() {
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const length = query[QUESTION_AT] ?? 0;
    const [start, end] = [QUESTION_AT + 1, QUESTION_AT + 1 + length];
    const kind = query.toString("ascii", start, end);
    const questionEnd = query.indexOf(0, QUESTION_AT) + 5;
    const type = query.readUInt16BE(questionEnd - 4);
    asked.push(kind);
    if (kind.startsWith("silent")) return;
    const found = recordOf(kind, type);
    const head = Buffer.from(query.subarray(0, QUESTION_AT));
    head.writeUInt16BE(0x8180 | (REFUSALS[kind] ?? 0), 2);
    head.writeUInt16BE(found === null ? 0 : 1, 6);
    head.writeUInt32BE(0, 8);
    const question = query.subarray(QUESTION_AT, questionEnd);
    socket.send(Buffer.concat([head, question, found ?? Buffer.alloc(0)]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  onTestFinished(() => void socket.close());
  return { asked, resolve: createResolve([`127.0.0.1:${socket.address().port}`]) };
}

/** Points to the name in the question. */
function recordOf(kind: string, type: number): Buffer | null {
  const address =
    type === TYPES.A && /^(?:both|four|inside)$/.test(kind)
      ? Buffer.from(kind === "inside" ? [10, 0, 0, 1] : [8, 8, 8, 8])
      : type === TYPES.AAAA && /^(?:both|six)$/.test(kind)
        ? Buffer.from("26064700470000000000000000001111", "hex")
        : null;
  if (address === null) return null;
  const head = Buffer.from([0xc0, QUESTION_AT, 0, type, 0, 1, 0, 0, 0, 60, 0, address.length]);
  return Buffer.concat([head, address]);
}

const FOUR = { address: "8.8.8.8", family: 4 };
const SIX = { address: "2606:4700:4700::1111", family: 6 };

it.each([
  ["both", [FOUR, SIX]],
  ["four", [FOUR]],
  ["six", [SIX]],
])("answers all addresses of a name that has %s", async (kind, addresses) => {
  const { resolve } = await openNameServer();
  expect(await resolve(`${kind}.customer.com`)).toEqual(addresses);
});

it.each([
  ["unknown", "ENOTFOUND"],
  ["empty", "ENOTFOUND"],
  ["broken", "EAI_AGAIN"],
])("fails for a name that is %s as the system's own look-up does", async (kind, code) => {
  const { resolve } = await openNameServer();
  await expect(resolve(`${kind}.customer.com`)).rejects.toMatchObject({ code });
});

it("holds nothing up while name servers are silent, and gives up", async () => {
  const { resolve, asked } = await openNameServer();
  const silent = Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => resolve(`silent${index}.customer.com`)),
  );
  await vi.waitFor(() => expect(new Set(asked).size).toBe(20));
  expect(await resolve("four.customer.com")).toEqual([FOUR]);
  for (const outcome of await silent)
    expect(outcome).toMatchObject({ reason: { code: "EAI_AGAIN" } });
});

it("is what an address of a user's is judged by", async () => {
  const { resolve } = await openNameServer();
  const fetchPublic = createPublicFetch({ resolve });
  await expect(
    fetchPublic("https://inside.customer.com/", { method: "POST" }),
  ).rejects.toMatchObject({ cause: { code: "NOT_PUBLIC" } });
});

it("leaves the system's own look-up to installations whose private networks are called", async () => {
  const fail = (targets: Targets) =>
    createPublicFetch({ targets })("https://nothing.example.com/", { method: "POST" });
  await expect(fail(PUBLIC_TARGETS)).rejects.toMatchObject({ cause: expect.any(NameError) });
  const targets = createTargets(parseAddressList(["10.0.0.0/8"]));
  await expect(fail(targets)).rejects.toMatchObject({ cause: { syscall: "getaddrinfo" } });
});
