import { Html } from "./html.ts";

export const STYLES = new Html(`
:root {
  color-scheme: light;
  --ink: #1d2733; --quiet: #56616e; --line: #d9dee4; --paper: #ffffff; --ground: #f3f5f7;
  --accent: #0b5f6b; --accent-dark: #084852; --good: #1f6b3a; --good-ground: #e4f3e8;
  --bad: #9b2318; --bad-ground: #fbe9e7; --warn: #6b4a00; --warn-ground: #fff3d1;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--accent-dark); }
:focus-visible { outline: 3px solid #e08a00; outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
.simulation { margin: 0; max-width: none; padding: .5rem 1.5rem; background: var(--warn-ground); color: var(--warn); font-size: .9rem; text-align: center; }
.top { background: var(--ink); color: #fff; }
.top > div { max-width: 64rem; margin: 0 auto; padding: .85rem 1.5rem; display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: baseline; }
.top a { color: #fff; text-decoration: none; }
.top a:hover { text-decoration: underline; }
.top nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .95rem; }
.top nav a[aria-current] { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .4em; }
.brand { font-weight: 650; font-size: 1.1rem; }
.who { margin-left: auto; font-size: .9rem; color: #cfd6de; }
main { max-width: 64rem; margin: 0 auto; padding: 1.75rem 1.5rem 4rem; }
h1 { font-size: 1.65rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 .9rem; max-width: 44rem; }
.lead, small, .quiet { color: var(--quiet); }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: 1.25rem 1.5rem; margin: 1.25rem 0; }
.card > :last-child { margin-bottom: 0; }
.card.flush { padding: 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .9rem 1.25rem; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: .85rem; color: var(--quiet); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; }
td small, th small { display: block; text-wrap: balance; font-weight: 400; font-size: .88rem; }
.status { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; font-weight: 600; font-size: .9rem; }
.status.good { background: var(--good-ground); color: var(--good); }
.status.bad { background: var(--bad-ground); color: var(--bad); }
.notice { max-width: none; border-left: 4px solid var(--accent); background: var(--paper); padding: .75rem 1.1rem; margin: 1.25rem 0; border-radius: 0 .4rem .4rem 0; }
.notice.warn { border-color: #c98a00; background: var(--warn-ground); color: var(--warn); }
.notice.bad { border-color: var(--bad); background: var(--bad-ground); color: var(--bad); }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; }
.actions form { margin: 0; }
button, .button { display: inline-block; font: inherit; font-weight: 600; padding: .45rem 1rem; border-radius: .4rem; border: 1px solid var(--accent); background: var(--accent); color: #fff; cursor: pointer; text-decoration: none; }
button:hover, .button:hover { background: var(--accent-dark); color: #fff; }
button.plain { background: var(--paper); color: var(--accent); }
button.plain:hover { background: #e9f2f3; color: var(--accent-dark); }
button.danger { background: var(--paper); color: var(--bad); border-color: var(--bad); }
button.danger:hover { background: var(--bad-ground); }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
input { font: inherit; padding: .45rem .7rem; border: 1px solid #8a949f; border-radius: .4rem; width: 100%; background: var(--paper); color: inherit; }
input.token { font-family: ui-monospace, monospace; font-size: .95rem; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
.row > .grow { flex: 1 1 18rem; }
code { font-family: ui-monospace, monospace; font-size: .92em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { padding-left: 1.2rem; margin: 0 0 .9rem; }
time { white-space: nowrap; }
td .actions { flex-wrap: nowrap; }
@media (max-width: 46rem) {
.stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
.stack td { border-top: 0; padding-top: 0; }
.stack td::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .85rem; font-weight: 600; }
}
@media (max-width: 40rem) { .who { margin-left: 0; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } th, td { padding: .75rem .9rem; } }
`);
