import { Prisma } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { InstallationDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import type { Secret } from "../secret.ts";
import { checkName } from "../seller-account/check-name.ts";

export interface NewPerson {
  /** Proven to be the person's. */
  email: string;
  name: string;
  /** As the identity library hashes it. */
  passwordHash: Secret;
}

/** What a password account is called in the table of accounts. */
const PROVIDER = "credential";

/**
 * Makes a person who can sign in. Somebody who signed up with the address and never proved it is
 * replaced, password and all: it was not he who reads its mail.
 */
export async function registerPerson(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { email, name, passwordHash }: NewPerson,
): Promise<string> {
  const now = machineClock.now();
  const id = uuidv7({ msecs: now.getTime() });
  const at = { createdAt: now, updatedAt: now };
  const user = { id, email, name: checkName(name), emailVerified: true, ...at };
  try {
    await database.identity.$transaction(async (tx) => {
      await tx.user.deleteMany({ where: { email, emailVerified: false } });
      await tx.user.create({ data: user });
      await tx.account.create({
        data: {
          id: uuidv7({ msecs: now.getTime() }),
          ...{ userId: id, providerId: PROVIDER, accountId: id },
          password: passwordHash.reveal(),
          ...at,
        },
      });
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new ConflictError("This address is registered already. Sign in with it.");
    throw error;
  }
  return id;
}
