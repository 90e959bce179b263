import { parseArgs } from "node:util";
import { createCipher, createWorkspaceWithOwner, DomainError } from "@evergrant/core";
import { createClient, migrate } from "@evergrant/db";
import { readWorkspaceEnvironment, StartError } from "./environment.ts";
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
  const client = createClient({ url });
  try {
    const { workspaceId, invitationUrl } = await createWorkspaceWithOwner(
      {
        ...{ client, clock: SYSTEM_CLOCK, machineClock: SYSTEM_CLOCK },
        cipher: createCipher(environment.EVERGRANT_ENCRYPTION_KEYS),
        publicUrl: () => publicUrl,
      },
      { name, ownerEmail },
    );
    say(`Made the workspace ${workspaceId}.`);
    say(`Its owner registers or signs in here, within seven days:\n${invitationUrl.reveal()}`);
  } catch (error) {
    throw error instanceof DomainError ? new StartError(error.message) : error;
  } finally {
    await client.$disconnect();
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
