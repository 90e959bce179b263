import type { World } from "../world/open-world.ts";

/** A part of the product's life, with secrets in it. A new feature adds a file, and a line to the list. */
export interface Flow {
  name: string;
  run(world: World): Promise<void>;
}
