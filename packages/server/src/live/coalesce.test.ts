import { expect, it } from "vitest";
import { coalesce } from "./coalesce.ts";
import type { Payload } from "./payload.ts";

const payload = (position: number, supersededBy: string | null): Payload => ({
  place: { position: BigInt(position), occurredAt: new Date(0) },
  ...{ cursor: String(position), supersededBy, json: "{}", bytes: 2 },
});

it("keeps the newest of each entity, and all that is always news, in order", () => {
  const queue = [
    payload(1, "token a"),
    payload(2, null),
    payload(3, "token b"),
    payload(4, "automation a"),
    payload(5, "token a"),
    payload(6, null),
    payload(7, "token a"),
  ];
  expect(coalesce(queue).map(({ place }) => Number(place.position))).toEqual([2, 3, 4, 6, 7]);
});
