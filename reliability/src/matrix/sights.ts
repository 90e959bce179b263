/** What is seen while the database is away: to come again; of a repetition perhaps that the first has not ended. */
export const DATABASE_AWAY =
  /^(answered|INTERNAL 503, retryable, again in 5 s|CONFLICT, retryable)$/;

/** What is seen while Amazon is away. */
export const AMAZON_AWAY = /^(answered|AMAZON_UNAVAILABLE, retryable|CONFLICT, retryable)$/;

export const ANSWERED = /^answered$/;

/** What another server may say in the place of the one that was asked. */
export const WRONG_HTTP =
  "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: 22\r\n\r\n<html>Welcome!</html>\n";
export const WRONG_BYTES = "SSH-2.0-OpenSSH_9.9p1 Debian-3\r\n";
