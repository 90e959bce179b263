import { schema } from "@evergrant/schema";
import { printSchema } from "graphql";
import { type Bases, calibrate } from "./calibrate.ts";
import { type Copy, copyTables } from "./copy.ts";
import { type Foreign, ofWorkspace, readForeign } from "./foreign.ts";
import { type OwnAnswers, readOwnAnswers } from "./own-answers.ts";
import { populate } from "./populate.ts";
import { settle } from "./settle.ts";
import { MARKETPLACE_IDS, type World } from "./world.ts";

/** All that a run departs from. */
export interface Prepared {
  world: World;
  /** The database with both tenants in it. */
  copy: Copy;
  foreign: Foreign;
  bases: Bases;
  ownAnswers: OwnAnswers;
}

/** Fills both workspaces, and learns what is the other's and how to call everything. */
export async function prepare(world: World): Promise<Prepared> {
  const { connection, tables } = world;
  await populate(world, world.foreign);
  await populate(world, world.own);
  world.tick(60_000);
  await settle(world, [world.foreign.bearer, world.own.bearer]);
  const copy = await copyTables(connection, tables);
  const boundary = ofWorkspace(world.foreign.workspaceId);
  const foreign = await readForeign(connection, tables, {
    boundary,
    // What everybody knows.
    publicWords: [...printSchema(schema).split(/\W+/), ...MARKETPLACE_IDS],
  });
  const bases = await calibrate(world, copy);
  const ownAnswers = await readOwnAnswers({ world, copy, bases }, boundary);
  return { world, copy, foreign, bases, ownAnswers };
}
