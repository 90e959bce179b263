import type { FleetNode } from "../fleet/fleet-node.ts";

/** What somebody sees of a call: "answered", or a code with what it says about coming again. */
export interface Sight {
  seen: string;
  ms: number;
  mayComeAgain: boolean;
}

/** Longer than any answer is to take. */
const GIVE_UP_MS = 30_000;

interface Extensions {
  code?: string;
  retryable?: boolean;
  retryAfter?: number;
}
interface Answer {
  data?: Record<string, { code?: string; retryable?: boolean } | null> | null;
  errors?: { message: string; extensions?: Extensions }[];
}

/** Asks a process once, and tells what came of it. */
export async function ask(
  node: FleetNode,
  apiKey: string,
  body: { query: string; variables: object },
): Promise<Sight> {
  const startedAt = performance.now();
  const tell = (seen: string, mayComeAgain: boolean): Sight => ({
    ...{ seen, mayComeAgain },
    ms: performance.now() - startedAt,
  });
  try {
    const response = await fetch(`${node.url}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    return read(response.status, (await response.json()) as Answer, tell);
  } catch (error) {
    return tell(`no answer: ${String(error)}`, true);
  }
}

function read(
  status: number,
  { data, errors }: Answer,
  tell: (seen: string, mayComeAgain: boolean) => Sight,
): Sight {
  const [error] = errors ?? [];
  if (error !== undefined) {
    const { code = error.message, retryable = false, retryAfter } = error.extensions ?? {};
    const again = retryAfter === undefined ? "" : `, again in ${retryAfter} s`;
    return tell(`${code} ${status}${retryable ? ", retryable" : ""}${again}`, retryable);
  }
  const refusal = Object.values(data ?? {}).find((value) => value?.code !== undefined);
  if (!refusal) return tell("answered", false);
  const isRetryable = refusal.retryable === true;
  return tell(`${refusal.code}${isRetryable ? ", retryable" : ""}`, isRetryable);
}
