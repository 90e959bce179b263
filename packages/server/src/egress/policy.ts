/** How long a call to an address that a user gave may take in all. */
export const EGRESS_TIMEOUT_MS = 10_000;
export const EGRESS_CONNECT_MS = 5_000;
/** How long a name server may take to say where a name leads, and how often it is asked. */
export const LOOK_UP_TIMEOUT_MS = 2_000;
export const LOOK_UP_TRIES = 2;
/** How much of its answer is read. */
export const EGRESS_ANSWER_BYTES = 64_000;
/** Besides 443: below it are the ports of services that speak no HTTP. */
export const LOWEST_PORT = 1_024;
/** An address longer than this is none that anybody means. */
export const URL_LENGTH_MAX = 2_000;
