import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";
import { chooseOtherUser, findOtherUser } from "./choose-other-user.ts";
import { findBinaries } from "./find-binaries.ts";
import type { Runner } from "./runner.ts";

const run = promisify(execFile);
const namespacePrefix = ["unshare", "--user", "--map-user=1", "--map-group=1", "--"];

/** Decides, by trying, how PostgreSQL can be run here on the data in `data`. */
export async function chooseRunner(data: string): Promise<Runner> {
  const plain = { binaries: findBinaries(), data, prefix: [] };
  if (process.getuid?.() !== 0) return { ...plain, description: "as this user" };
  const owner = await stat(data).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    return chooseOtherUser(plain, { name: String(owner.uid), uid: owner.uid, gid: owner.gid });
  }
  if (await canEnterNamespace()) {
    return {
      ...plain,
      prefix: namespacePrefix,
      description: "in a user namespace, as we are root",
    };
  }
  return chooseOtherUser(plain, await findOtherUser());
}

async function canEnterNamespace(): Promise<boolean> {
  const [file = "", ...args] = [...namespacePrefix, "true"];
  return run(file, args, { env: { ...BARE_ENVIRONMENT, PATH: process.env.PATH } }).then(
    () => true,
    () => false,
  );
}
