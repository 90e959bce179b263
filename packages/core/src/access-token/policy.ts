/** For how long nobody else fetches a connection's next access token: longer than one exchange may take (machine time). */
export const LEASE_MS = 10_000;

/** Of those that have ended, as many as each new one removes: the table does not outgrow the connections in use. */
export const REMOVED_WITH_EACH = 10;
