import { BadInputError } from "../errors.ts";

const EMAIL_MAX_CHARACTERS = 254;
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** An e-mail address as it is kept: trimmed, in lower case. */
export function checkEmail(email: string): string {
  const address = email.trim().toLowerCase();
  if (address.length > EMAIL_MAX_CHARACTERS || !EMAIL.test(address))
    throw new BadInputError("email is no e-mail address, such as name@example.com.");
  return address;
}
