import { SCRAPE_LIMIT_MS } from "./policy.ts";

/** What a scrape asks for; null where it fails or takes too long. Whoever waits for it may have gone by then. */
export async function within<T>(ask: () => PromiseLike<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), SCRAPE_LIMIT_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
