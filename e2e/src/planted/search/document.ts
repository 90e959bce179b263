const ABOUT = `# Planted secrets

Written by \`pnpm planted-secrets\`; the same test is part of every run. Two installations live on this machine:
the demo, and \`serve\` between a PostgreSQL proxy that keeps every byte and an Amazon that repeats what it is asked
with. Tokens, keys and passwords, new in each run, go through connecting, saving, verifying, consents, renew links,
applications, notifications, webhooks, posts in Slack, mails with links, calendars, replays and a rotation of keys; through each fault of the sandbox; and through cuts, outages, SIGTERM and
\`kill -9\` in the middle of a save. A token is also pasted into every place where none belongs.

Then everything that came out or was kept is searched for any twelve characters in a row of any secret, in each
spelling. The run proves itself: canaries are leaked on purpose into a log line, a row, PostgreSQL's log, files, a
child's environment, a command line, an error, the metrics, the traces and an account's name, which is shown wherever accounts are; each of
them must be found, every place must hold one, every secret must have been used, and every entry in the list of
where secrets may stand must have been needed.

Not seen: compressed bytes (the dump reads what PostgreSQL compresses), pieces shorter than twelve characters, the
memory of processes, and what a process shows for less than a tenth of a second. A key's secret part without its
beginning cannot be told from a name. An own PostgreSQL logs statements as it is configured; that the connection
is clean says that it is not told any secret. Receivers of webhooks
are sent signatures in headers, which are theirs: of what they receive the bodies are searched. People who sign in, and
their mails, are tried by tests of their own.

`;

/** The report for whoever was not there. */
export function writeDocument(report: string): string {
  return `${ABOUT}${report}\n`;
}
