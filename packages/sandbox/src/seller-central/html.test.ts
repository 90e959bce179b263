import { expect, it } from "vitest";
import { html } from "./html.ts";

it("escapes text and keeps templates", () => {
  const name = `<script>"O'Neil" & co</script>`;
  const items = [html`<li>${1}</li>`, html`<li>${name}</li>`];
  expect(html`<ul>${items}${null}</ul>`.text).toBe(
    "<ul><li>1</li><li>&lt;script&gt;&quot;O&#39;Neil&quot; &amp; co&lt;/script&gt;</li></ul>",
  );
});
