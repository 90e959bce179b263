import { Secret } from "@evergrant/core";
import { hashPassword as hash } from "better-auth/crypto";

/** A password as Better Auth keeps it: scrypt, with a salt of its own. */
export async function hashPassword(password: string): Promise<Secret> {
  return new Secret(await hash(password));
}
