import { setTimeout as delay } from "node:timers/promises";
import { type Answer, nowMs, type Order } from "./messages.ts";
import { openStream, type Stream } from "./stream.ts";

// A process of its own that holds streams and says when what came. It does what it is sent.

const RESUME_MS = 5_000;

const streams: Stream[] = [];
const arrivals = new Map<number, number[]>();
let stalled: Stream | null = null;
let onArrival = (_number: number): void => {};

function note(_stream: Stream, number: number): void {
  const times = arrivals.get(number) ?? [];
  arrivals.set(number, times);
  times.push(nowMs());
  onArrival(number);
}

async function open(order: Order & { do: "open" }): Promise<Answer> {
  const wanted = order.groups.flatMap(({ group, count, request }) =>
    Array.from({ length: count }, () => ({ group, request, port: order.port })),
  );
  const refused: string[] = [];
  const openOnAndOn = async (): Promise<void> => {
    for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
      const opened = await openStream(next, note);
      if (typeof opened === "string") refused.push(opened);
      else streams.push(opened);
    }
  };
  await Promise.all(Array.from({ length: order.opening }, openOnAndOn));
  return { did: "open", opened: streams.length, refused: refused.slice(0, 5) };
}

async function awaitArrivals({
  number,
  count,
  timeoutMs,
}: Order & { do: "await" }): Promise<Answer> {
  const isThere = () => (arrivals.get(number)?.length ?? 0) >= count;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs);
    onArrival = (arrived) => {
      if (arrived !== number || !isThere()) return;
      clearTimeout(timer);
      resolve();
    };
    onArrival(number);
  });
  onArrival = () => {};
  const times = arrivals.get(number) ?? [];
  arrivals.delete(number);
  return { did: "await", times, lost: streams.filter(({ isClosed }) => isClosed).length };
}

async function resume(): Promise<Answer> {
  const stream = stalled;
  if (stream === null) throw new Error("No stream is stalled.");
  const ended = new Promise((resolve) => stream.socket.once("close", resolve));
  stream.socket.resume();
  await Promise.race([ended, delay(RESUME_MS)]);
  return { did: "resume", isCut: stream.isClosed, marks: stream.marks, last: stream.rest };
}

async function obey(order: Order): Promise<Answer> {
  if (order.do === "open") return open(order);
  if (order.do === "await") return awaitArrivals(order);
  if (order.do === "resume") return resume();
  if (order.do === "stall") {
    stalled = streams.find(({ group }) => group === order.group) ?? null;
    stalled?.socket.pause();
    return { did: "stall" };
  }
  for (const { socket } of streams.splice(0)) socket.destroy();
  return { did: "close" };
}

process.on("message", (order: Order) => {
  obey(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      throw error;
    },
  );
});
process.on("disconnect", () => process.exit(0));
