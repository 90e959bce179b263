import type { Following } from "@evergrant/schema";
import { expect, it } from "vitest";
import type { ChannelPlan } from "./channel.ts";
import { createCounts } from "./counts.ts";
import { credentialEnded, type Ending } from "./ending.ts";
import { LiveStream } from "./live-stream.ts";
import type { Payload } from "./payload.ts";

const LIMITS = { queueMaxEvents: 4, queueMaxBytes: 1_000 };
const PLACE = { workspaceId: "01900000-0000-7000-8000-000000000001", epoch: 1, position: 0n };

const payload = (position: number, supersededBy: string | null = null, bytes = 10): Payload => ({
  place: { position: BigInt(position), occurredAt: null },
  ...{ cursor: `cursor ${position}`, supersededBy, json: "{}", bytes },
});

/** A live stream to an outlet that takes one result, and no more until it is resumed. */
function openStream(onOverflow: Following["onOverflow"] = "CLOSE") {
  const counts = createCounts();
  const taken: number[] = [];
  const endings: Ending[] = [];
  const following = { start: PLACE, head: PLACE, onOverflow };
  // Neither a log nor a plan is looked at here.
  const stream = new LiveStream(following as unknown as Following, null as unknown as ChannelPlan, {
    ...{ counts, ...LIMITS },
    join: (joining) => {
      joining.isLive = true;
    },
    leave: () => undefined,
  });
  stream.attach({
    send({ place }) {
      taken.push(Number(place.position));
      return false;
    },
    end: (ending) => void endings.push(ending),
  });
  const offer = (...payloads: Payload[]) => {
    for (const one of payloads) stream.offer(one);
  };
  const why = () => endings.map(({ json }) => JSON.parse(json ?? "{}").errors[0].extensions);
  return { stream, taken, endings, why, offer, counts };
}

it("gives what it is offered once and in order, at the outlet's pace", () => {
  const { stream, taken, offer, counts } = openStream();
  offer(payload(1), payload(2), payload(2), payload(1), payload(3));
  expect(taken).toEqual([1]);
  expect(counts).toMatchObject({ queuedPayloads: 2, queuedBytes: 20 });
  stream.resume();
  stream.resume();
  expect(taken).toEqual([1, 2, 3]);
  expect(counts).toMatchObject({ queuedPayloads: 0, queuedBytes: 0, handedOver: 3 });
});

it.each([
  ["more results wait", Array.from({ length: 6 }, (_, index) => payload(index + 1))],
  ["more bytes wait", [payload(1), payload(2, null, 900), payload(3, null, 101)]],
])("closes where %s than are kept, and says after what to go on", (_what, payloads) => {
  const { why, offer, counts, stream, taken } = openStream();
  offer(...payloads);
  const reason = "SLOW_CONSUMER";
  expect(why()).toEqual([{ code: "RATE_LIMITED", reason, cursor: "cursor 1", retryable: true }]);
  expect(counts).toMatchObject({ queuedPayloads: 0, queuedBytes: 0, closes: { [reason]: 1 } });
  stream.resume();
  expect(taken).toEqual([1]);
});

it("leaves out what newer status makes old, where that was asked for, and closes only for the rest", () => {
  const { stream, why, offer, taken, counts } = openStream("COALESCE");
  offer(payload(1), payload(2, "token a"), payload(3), payload(4, "token b"));
  offer(payload(5, "token a"), payload(6, "token a"), payload(7, "token b"));
  expect(counts).toMatchObject({ coalesced: 2, queuedPayloads: 4 });
  for (let turn = 0; turn < 4; turn += 1) stream.resume();
  expect(taken).toEqual([1, 3, 4, 6, 7]);
  offer(...[8, 9, 10, 11, 12].map((position) => payload(position)));
  expect(why()).toMatchObject([{ reason: "SLOW_CONSUMER", cursor: "cursor 7" }]);
});

it("ends at once for a credential that has ended, whatever waits", () => {
  const { stream, taken, why, offer } = openStream();
  let closed = 0;
  stream.onClosed(() => {
    closed += 1;
  });
  offer(payload(1), payload(2));
  stream.end(credentialEnded("CREDENTIAL_REVOKED"));
  stream.end(credentialEnded("CREDENTIAL_EXPIRED"));
  offer(payload(3));
  stream.resume();
  expect(taken).toEqual([1]);
  expect(why()).toEqual([{ code: "UNAUTHENTICATED", reason: "CREDENTIAL_REVOKED" }]);
  expect(closed).toBe(1);
});

it("says that nothing waits once the outlet has room again, or it is over", async () => {
  const { stream, offer } = openStream();
  offer(payload(1), payload(2));
  const drained = stream.drained();
  stream.resume();
  stream.resume();
  await drained;
  offer(payload(3), payload(4));
  const over = stream.drained();
  stream.close();
  await over;
});
