import { type AccessTokens, type AmazonAnswer, Secret } from "@evergrant/core";
import { createMemoryAccessTokens } from "@evergrant/testkit/amazon-ports";
import { createSettableClock, type SettableClock } from "@evergrant/testkit/settable-clock";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createKeptTokens, type KeptToken } from "../src/access/kept-tokens.ts";
import { ACCESS_MARGIN_MS, REMEMBERED_TOKENS_LIMIT } from "../src/policy.ts";

const HOUR_MS = 3_600_000;
const signal = new AbortController().signal;

let clock: SettableClock;
let store: AccessTokens;
let fetched: number;

beforeEach(() => {
  clock = createSettableClock(new Date("2026-03-01T12:00:00.000Z"));
  store = createMemoryAccessTokens();
  fetched = 0;
});

const open = () => createKeptTokens({ store, clock });

function makeToken(name: string): KeptToken {
  return { accessToken: new Secret(name), endsAt: new Date(clock.now().getTime() + HOUR_MS) };
}

const fetchFresh = async (): Promise<AmazonAnswer<KeptToken>> => {
  fetched += 1;
  return { ok: true, value: makeToken(`token ${fetched}`) };
};

function reveal(answer: AmazonAnswer<KeptToken>): string {
  return answer.ok ? answer.value.accessToken.reveal() : answer.failure.class;
}

describe("an access token", () => {
  it("is used until a minute before it ends, by domain time", async () => {
    const kept = open();
    expect(reveal(await kept.obtain("a", fetchFresh, signal))).toBe("token 1");
    clock.advance(HOUR_MS - ACCESS_MARGIN_MS - 1);
    expect(reveal(await kept.obtain("a", fetchFresh, signal))).toBe("token 1");
    clock.advance(1);
    expect(reveal(await kept.obtain("a", fetchFresh, signal))).toBe("token 2");
  });

  it("is one for each connection", async () => {
    const kept = open();
    await kept.obtain("a", fetchFresh, signal);
    expect(reveal(await kept.obtain("b", fetchFresh, signal))).toBe("token 2");
  });

  it("is fetched once by a process, and once by all processes", async () => {
    const processes = [open(), open(), open()];
    const answers = await Promise.all(
      processes.flatMap((kept) => [1, 2, 3].map(() => kept.obtain("a", fetchFresh, signal))),
    );
    expect(new Set(answers.map(reveal))).toEqual(new Set(["token 1"]));
    expect(fetched).toBe(1);
  });

  it("is asked of the store once, then remembered", async () => {
    await open().obtain("a", fetchFresh, signal);
    const read = vi.spyOn(store, "read");
    const kept = open();
    for (let time = 0; time < 5; time += 1) await kept.obtain("a", fetchFresh, signal);
    expect(read).toHaveBeenCalledTimes(1);
    expect(fetched).toBe(1);
  });

  it("that a probe obtained is used without asking the store, and written nowhere", async () => {
    const kept = open();
    const [read, write] = [vi.spyOn(store, "read"), vi.spyOn(store, "write")];
    kept.remember("a", makeToken("of a probe"));
    expect(reveal(await kept.obtain("a", fetchFresh, signal))).toBe("of a probe");
    expect(read).not.toHaveBeenCalled();
    expect(write).not.toHaveBeenCalled();
  });

  it("is remembered of the connections used last only", async () => {
    const kept = open();
    for (let index = 0; index <= REMEMBERED_TOKENS_LIMIT; index += 1)
      kept.remember(`connection ${index}`, makeToken(`${index}`));
    expect(reveal(await kept.obtain("connection 1", fetchFresh, signal))).toBe("1");
    expect(reveal(await kept.obtain("connection 0", fetchFresh, signal))).toBe("token 1");
  });

  it("that cannot be kept serves the call it was fetched for", async () => {
    const kept = open();
    const ending = async (): Promise<AmazonAnswer<KeptToken>> => {
      fetched += 1;
      return { ok: true, value: { accessToken: new Secret("short"), endsAt: clock.now() } };
    };
    for (const count of [1, 2]) {
      expect(reveal(await kept.obtain("a", ending, signal))).toBe("short");
      expect(fetched).toBe(count);
    }
    expect(await store.read("a")).toBeNull();
  });
});

describe("a blamed access token", () => {
  it("is not given again, nor to a process that asks for the first time", async () => {
    const [one, other] = [open(), open()];
    const answer = await one.obtain("a", fetchFresh, signal);
    if (!answer.ok) throw new Error("no token");
    await one.forget(answer.value.accessToken);
    expect(reveal(await one.obtain("a", fetchFresh, signal))).toBe("token 2");
    expect(reveal(await other.obtain("a", fetchFresh, signal))).toBe("token 2");
  });

  it("does not take with it the one that another process has fetched since", async () => {
    const [one, other] = [open(), open()];
    const old = await one.obtain("a", fetchFresh, signal);
    if (!old.ok) throw new Error("no token");
    await store.write("a", makeToken("newer"));
    await one.forget(old.value.accessToken);
    expect(reveal(await one.obtain("a", fetchFresh, signal))).toBe("newer");
    expect(reveal(await other.obtain("a", fetchFresh, signal))).toBe("newer");
  });

  it("costs the store nothing where it was a probe's", async () => {
    const kept = open();
    const token = makeToken("of a probe");
    kept.remember("a", token);
    const calls = [vi.spyOn(store, "read"), vi.spyOn(store, "forget")];
    await kept.forget(token.accessToken);
    for (const call of calls) expect(call).not.toHaveBeenCalled();
    expect(reveal(await kept.obtain("a", fetchFresh, signal))).toBe("token 1");
  });
});

describe("a lease", () => {
  it("is waited for, and taken over when it has ended", async () => {
    await store.lease("a");
    const waiting = open().obtain("a", fetchFresh, signal);
    const leased = vi.spyOn(store, "lease");
    await vi.waitFor(() => expect(leased.mock.calls.length).toBeGreaterThan(1));
    expect(fetched).toBe(0);
    await store.release("a");
    expect(reveal(await waiting)).toBe("token 1");
  });

  it("is waited for until its holder has the token", async () => {
    await store.lease("a");
    const waiting = open().obtain("a", fetchFresh, signal);
    await store.write("a", makeToken("the holder's"));
    expect(reveal(await waiting)).toBe("the holder's");
    expect(fetched).toBe(0);
  });

  it("is waited for no longer than the caller waits", async () => {
    await store.lease("a");
    const leaving = new AbortController();
    const waiting = open().obtain("a", fetchFresh, leaving.signal);
    leaving.abort();
    await expect(waiting).rejects.toBe(leaving.signal.reason);
    expect(fetched).toBe(0);
  });

  it("is followed by another look: the token may have come just before", async () => {
    const lease = store.lease;
    vi.spyOn(store, "lease").mockImplementationOnce(async (key) => {
      await store.write(key, makeToken("just before"));
      return lease(key);
    });
    expect(reveal(await open().obtain("a", fetchFresh, signal))).toBe("just before");
    expect(fetched).toBe(0);
    expect(await lease("a")).toBe(true);
  });

  it("ends also when the exchange fails, whose answer is handed on and not kept", async () => {
    const kept = open();
    const failing = async (): Promise<AmazonAnswer<KeptToken>> => {
      return { ok: false, failure: { class: "revoked", operation: "refreshToken" } };
    };
    expect(reveal(await kept.obtain("a", failing, signal))).toBe("revoked");
    expect(reveal(await kept.obtain("a", fetchFresh, signal))).toBe("token 1");
  });
});
