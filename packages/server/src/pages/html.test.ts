import { expect, it } from "vitest";
import { html } from "./html.ts";

it("shows what is put in, and never reads it as markup", () => {
  const name = `<b title="x" lang='y'>&amp;`;
  expect(html`<p>${name}</p>`.text).toBe(
    "<p>&#60;b title=&#34;x&#34; lang=&#39;y&#39;&#62;&#38;amp;</p>",
  );
});

it("puts markup into markup, alone, as a list, or not at all", () => {
  const items = ["a", "b"].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${html`<hr>`}${null}`.text).toBe(
    "<ul><li>a</li><li>b</li></ul><hr>",
  );
});
