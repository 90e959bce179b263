/** Something that may hold a secret: a response, a file, a table, an environment. */
export interface Item {
  /** Where it is, in words that hold no secret; the places where a secret may stand are told by it. */
  where: string;
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What is searched as one line of the report. */
export interface Place {
  name: string;
  items(): AsyncIterable<Item> | Iterable<Item>;
}

/** What was gathered while the flows ran. */
export interface Gathering {
  place: Place;
  add(where: string, bytes: string | Uint8Array): void;
}

export function createGathering(name: string): Gathering {
  const items: Item[] = [];
  return {
    place: { name, items: () => items },
    add(where, bytes) {
      items.push({ where, bytes: [Buffer.from(bytes)] });
    },
  };
}

/** All of a place that was gathered, as text. */
export async function readPlace({ items }: Place): Promise<string> {
  const texts: string[] = [];
  for await (const { bytes } of items())
    for await (const chunk of bytes) texts.push(Buffer.from(chunk).toString());
  return texts.join("\n");
}
