/** Hints of this long are sent together. */
const COALESCE_MS = 20;
const IDS_OF_HINT = 200;

/** Gathers the ids of what has changed, and sends them a little later in lists. */
export function gatherHints(send: (ids: string) => void): (id: string) => void {
  const waiting = new Set<string>();
  const sendAll = (): void => {
    const ids = [...waiting];
    waiting.clear();
    for (let sent = 0; sent < ids.length; sent += IDS_OF_HINT)
      send(ids.slice(sent, sent + IDS_OF_HINT).join(","));
  };
  return (id) => {
    if (waiting.size === 0) setTimeout(sendAll, COALESCE_MS).unref();
    waiting.add(id);
  };
}
