import type { Message } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { issueLinkOf } from "../issue/issue-link.ts";
import type { Mail, MailItem, Sending } from "../mail/mailer.ts";
import { Secret } from "../secret.ts";
import { type ContentItem, readContent } from "./content.ts";

/** Reads all that a message's mail needs, and answers what sends it; null: its person is no member any more. */
export async function prepareMail(
  deps: CoreDeps,
  message: Message,
): Promise<(() => Promise<Sending>) | null> {
  const { workspaceId, recipientId: memberId } = message;
  const member = await deps.client.member.findFirst({
    where: { id: memberId },
    select: { user: { select: { email: true } } },
  });
  if (member === null) return null;
  const { subject, items, notes } = readContent(message);
  const toItem = ({ issueId, title, sentences, links, isAsking }: ContentItem): MailItem => ({
    ...{ title, sentences },
    links: [
      ...links.map(({ label, url }) => ({ label, url: new Secret(url) })),
      ...(isAsking
        ? [{ label: "I see to it", url: issueLinkOf(deps, { workspaceId, issueId, memberId }) }]
        : []),
    ],
  });
  const mail: Mail = {
    id: message.id,
    to: member.user.email,
    ...{ subject, paragraphs: [], action: null },
    items: items.map(toItem),
    notes: [
      ...notes,
      "Whoever acknowledges keeps the others from being told. In Evergrant's notification preferences you choose what you are mailed, and when.",
    ],
  };
  return () => deps.mailer.send(mail);
}
