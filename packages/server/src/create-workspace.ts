import { parseArgs } from "node:util";
import {
  checkHashKey,
  createCipher,
  createWorkspaceWithOwner,
  DomainError,
  HashKeyChangedError,
} from "@evergrant/core";
import { migrate, openDatabase } from "@evergrant/db";
import { readWorkspaceEnvironment, StartError } from "./environment.ts";
import { openKeys } from "./keys/open-keys.ts";
import { SYSTEM_CLOCK } from "./open-core.ts";

const USAGE = "Say which: --name <name> --owner-email <address>";

/**
 * Makes a workspace and prints the link by which its first owner comes in: once, and to whoever runs the
 * installation, who hands it over. It is worth as much as the workspace until it is used.
 */
export async function createWorkspaceByCommand(
  args: readonly string[],
  { say, variables }: { say: (line: string) => void; variables?: NodeJS.ProcessEnv },
): Promise<void> {
  const { name, ownerEmail } = readArguments(args);
  const environment = readWorkspaceEnvironment(variables);
  const { DATABASE_URL: url, EVERGRANT_PUBLIC_URL: publicUrl } = environment;
  await migrate({ url, onProgress: say });
  const cipher = createCipher(await openKeys(environment));
  const database = openDatabase({ url });
  const deps = { database, cipher, clock: SYSTEM_CLOCK, machineClock: SYSTEM_CLOCK };
  try {
    // With another one the server would not find the invitation.
    await checkHashKey(deps);
    const { workspaceId, invitationUrl } = await createWorkspaceWithOwner(
      { ...deps, publicUrl: () => publicUrl },
      { name, ownerEmail },
    );
    say(`Made the workspace ${workspaceId}.`);
    say(`Its owner registers or signs in here, within seven days:\n${invitationUrl.reveal()}`);
  } catch (error) {
    const isClear = error instanceof DomainError || error instanceof HashKeyChangedError;
    throw isClear ? new StartError(error.message) : error;
  } finally {
    await database.stop();
  }
}

function readArguments(args: readonly string[]): { name: string; ownerEmail: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { name: { type: "string" }, "owner-email": { type: "string" } },
    });
    const { name, "owner-email": ownerEmail } = values;
    if (name !== undefined && ownerEmail !== undefined) return { name, ownerEmail };
  } catch {
    // Whatever was wrong with them, the usage says what is right.
  }
  throw new StartError(USAGE);
}
