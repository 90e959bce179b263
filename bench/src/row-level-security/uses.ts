import { depsOf, renameSellerAccount } from "@evergrant/core";
import type { Database } from "@evergrant/db";
import { type Context, schema } from "@evergrant/schema";
import { senderOf } from "@evergrant/testkit/viewer";
import { graphql } from "graphql";
import { createBenchDeps } from "../statements/bench-deps.ts";
import { PAGE } from "../statements/record-lists.ts";

/** An account and its workspace. */
export interface Place {
  workspaceId: string;
  sellerAccountId: string;
}

/** Reads a settings page as the API does: so many accounts with all that it shows of them. */
export async function readPage(
  database: Database,
  { workspaceId }: Place,
  variables: object,
): Promise<void> {
  const contextValue: Context = {
    deps: depsOf(createBenchDeps(database), { workspaceId }),
    ...senderOf(workspaceId),
    lastEventId: null,
    replays: [],
  };
  const { errors } = await graphql({
    schema,
    source: PAGE,
    variableValues: { ...variables },
    contextValue,
  });
  if (errors !== undefined) throw new AggregateError(errors, errors.join("\n"));
}

let renamed = 0;

/** A write with its event, in one transaction. */
export async function rename(database: Database, place: Place): Promise<void> {
  const { workspaceId } = place;
  const actor = { workspaceId, kind: "KEY", id: null } as const;
  renamed += 1;
  const deps = depsOf(createBenchDeps(database), { workspaceId });
  await renameSellerAccount(deps, actor, { ...place, name: `Renamed ${renamed}` });
}

/** One row by its id: the least that a statement can be. */
export async function readOne(database: Database, place: Place): Promise<void> {
  const { workspaceId, sellerAccountId: id } = place;
  await database.inWorkspace({ workspaceId }).sellerAccount.findFirstOrThrow({ where: { id } });
}
