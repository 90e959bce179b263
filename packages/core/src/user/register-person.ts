import type { Prisma } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { CoreDeps } from "../deps.ts";
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
  tx: Prisma.TransactionClient,
  { machineClock }: Pick<CoreDeps, "machineClock">,
  { email, name, passwordHash }: NewPerson,
): Promise<string> {
  const now = machineClock.now();
  const known = await tx.user.findUnique({ where: { email } });
  if (known?.emailVerified === true)
    throw new ConflictError("This address is registered already. Sign in with it.");
  if (known !== null) await tx.user.delete({ where: { id: known.id } });
  const id = uuidv7({ msecs: now.getTime() });
  const at = { createdAt: now, updatedAt: now };
  await tx.user.create({
    data: { id, email, name: checkName(name), emailVerified: true, ...at },
  });
  await tx.account.create({
    data: {
      id: uuidv7({ msecs: now.getTime() }),
      ...{ userId: id, providerId: PROVIDER, accountId: id },
      password: passwordHash.reveal(),
      ...at,
    },
  });
  return id;
}
