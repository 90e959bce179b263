import {
  acknowledgeIssue,
  DomainError,
  type InstallationDeps,
  ISSUE_PATH,
  type OpenedIssueLink,
  openIssueLink,
  Secret,
} from "@evergrant/core";
import type { PageMethods } from "./create-page-route.ts";
import { html } from "./html.ts";
import { type Answer, OWN_FORM, renderPage } from "./page.ts";

/**
 * The page of an issue's link. Reading it changes nothing, so that whoever previews or prefetches links
 * acknowledges nothing; its button does, in the name of the member whom the link was mailed to.
 */
export function createIssuePage(deps: InstallationDeps): PageMethods {
  const open = ({ pathname }: URL) =>
    openIssueLink(deps, new Secret(pathname.slice(ISSUE_PATH.length)));
  const show = async (url: URL) => render(await open(url));
  return {
    GET: show,
    HEAD: show,
    async POST(url, { address }) {
      const opened = await open(url);
      if (opened === null || opened.state === "RESOLVED") return render(opened);
      try {
        const actor = { ...opened.actor, address };
        await acknowledgeIssue(opened.deps, actor, { issueId: opened.issueId });
      } catch (error) {
        // It ended this moment: the page says so.
        if (!(error instanceof DomainError)) throw error;
      }
      return render(await open(url));
    },
  };
}

function render(opened: OpenedIssueLink | null): Answer {
  if (opened === null)
    return renderPage({
      status: 404,
      title: "This link is not known",
      body: html`<p>Copy the whole link again from the message it came with. It works for members of the workspace alone.</p>`,
    });
  const { title, sentences, state, workspaceName } = opened;
  const about = html`${sentences.map((sentence) => html`<p>${sentence}</p>`)}`;
  const where = html`<p class="soft">Workspace: ${workspaceName}</p>`;
  if (state === "RESOLVED")
    return renderPage({
      status: 200,
      title: `Solved: ${title}`,
      body: html`<p>This is over. There is nothing left to do.</p>${where}`,
    });
  if (state === "ACKNOWLEDGED")
    return renderPage({
      status: 200,
      title,
      body: html`${about}<p><strong>Somebody sees to it.</strong> Nobody else is told of it, until it comes to another stage.</p>${where}`,
    });
  return renderPage({
    status: 200,
    title,
    formAction: OWN_FORM,
    body: html`${about}<form method="post"><button type="submit">I see to it</button></form>
<p class="soft">Whoever sees to it keeps the others from being told.</p>${where}`,
  });
}
