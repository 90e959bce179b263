import { access, constants, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";

/** Makes the folder if need be and returns its real path; throws one line if we may not use it. */
export async function openFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const real = await realpath(folder);
    for (const name of ["password", "postgres.log", "owner.pid"]) await checkFile(join(real, name));
    return real;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new Error(
      `The data folder ${folder} cannot be used (${code}). Choose another one, or let this user read and write it.`,
    );
  }
}

async function checkFile(file: string): Promise<void> {
  await access(file, constants.R_OK | constants.W_OK).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  });
}
