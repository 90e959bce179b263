import { createGathering, type Gathering } from "../search/place.ts";

export interface Recorder {
  responses: Gathering;
  streams: Gathering;
  /** A fetch that follows no redirect and keeps all that comes back. */
  fetch: typeof fetch;
  /** Waits until every body that was begun has ended. */
  settle(): Promise<void>;
}

const OPERATION = /\b(?:query|mutation|subscription)\s+(\w+)/;
/** Its last part is a secret: the item's name must do without. */
const SECRET_PATHS = ["/renew/", "/issue/", "/invitation/", "/calendar/"];

/** Stands where every client of the test gets its answers from. */
export function createRecorder(): Recorder {
  const responses = createGathering("responses");
  const streams = createGathering("streams");
  const reading = new Set<Promise<void>>();
  const record = async (name: string, response: Response): Promise<void> => {
    const head = [...response.headers].map(([key, value]) => `${key}: ${value}`).join("\n");
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of response.body ?? []) chunks.push(chunk);
    } catch {
      // Cut short: what came until then was given out all the same.
    }
    const place = isStream ? streams : responses;
    place.add(`${name} ${response.status}`, Buffer.concat([Buffer.from(`${head}\n\n`), ...chunks]));
  };
  return {
    responses,
    streams,
    async fetch(input, init) {
      // Not by a Request: one that is collected as garbage no longer passes an abort on.
      const response = await fetch(input, { redirect: "manual", ...init });
      const name = nameRequest(String(input instanceof Request ? input.url : input), init);
      const reader = record(name, response.clone()).finally(() => reading.delete(reader));
      reading.add(reader);
      return response;
    },
    async settle() {
      await Promise.all(reading);
    },
  };
}

function nameRequest(url: string, { method = "GET", body }: RequestInit = {}): string {
  const { pathname } = new URL(url);
  const secretPath = SECRET_PATHS.find((path) => pathname.startsWith(path));
  const operation = OPERATION.exec(String(body))?.[1] ?? "";
  return `${method} ${secretPath ?? pathname} ${operation} `.replace(/\s+/g, " ").trimEnd();
}
