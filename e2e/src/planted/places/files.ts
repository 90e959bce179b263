import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Item, Place } from "../search/place.ts";

export interface SearchedFolder {
  /** How its files are called in the report. */
  label: string;
  path: string;
}

/** Every file below some folders whose name, with the folder's label, is wanted here. */
export function createFilesPlace(
  name: string,
  folders: readonly SearchedFolder[],
  isWanted: (where: string) => boolean,
): Place {
  return {
    name,
    async *items() {
      for (const { label, path } of folders) {
        for (const file of await listFiles(path)) {
          const where = `${label}/${relative(path, file)}`;
          if (isWanted(where)) yield { where, bytes: readWhole(file) } satisfies Item;
        }
      }
    },
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** None of these is larger than a segment of PostgreSQL's log, 16 MB. One that went away holds nothing. */
async function* readWhole(path: string): AsyncGenerator<Uint8Array> {
  yield await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return new Uint8Array();
    throw error;
  });
}
