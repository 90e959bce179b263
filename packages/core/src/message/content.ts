import type { Message } from "@evergrant/db";

/** What is told of one issue. */
export type ContentItem = {
  issueId: string;
  title: string;
  sentences: readonly string[];
  /** Where to go, of pages of Amazon's. */
  links: readonly { label: string; url: string }[];
  /** Whether it wants to be acknowledged. */
  isAsking: boolean;
};

/** What a message says; kept as it was when it was written. */
export type MessageContent = {
  subject: string;
  workspaceName: string;
  items: readonly ContentItem[];
  /** What is said below. */
  notes: readonly string[];
};

/** What core wrote, read back. */
export function readContent({ content }: Pick<Message, "content">): MessageContent {
  return content as unknown as MessageContent;
}
