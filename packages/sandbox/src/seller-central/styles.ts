import { Html } from "./html.ts";

// Text has at least 4.5:1 against its ground, edges and focus rings 3:1, in both schemes.
const COLORS = `
:root {
  color-scheme: light dark;
  --ink: #20222c; --quiet: #565b6a; --line: #dcdfe6; --edge: #7c8494; --paper: #ffffff; --ground: #f5f5f8;
  --accent: #5a3ea6; --accent-strong: #432a86; --accent-ground: #efebfa; --on-accent: #ffffff;
  --good: #1b6a3b; --good-ground: #e3f4e8; --bad: #a3231b; --bad-ground: #fce9e7;
  --warn: #6a4800; --warn-ground: #fff1cc;
}
@media (prefers-color-scheme: dark) { :root {
  --ink: #e8e9ef; --quiet: #adb3c1; --line: #3a3e4b; --edge: #858da0; --paper: #22252f; --ground: #171920;
  --accent: #bfaef7; --accent-strong: #d6cbfb; --accent-ground: #332c4d; --on-accent: #1c1233;
  --good: #94dcac; --good-ground: #183524; --bad: #ffb4ab; --bad-ground: #47201d;
  --warn: #ffd880; --warn-ground: #3d2f0c;
} }
`;

const ELEMENTS = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--accent-strong); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
main:focus { outline: none; }
h1 { font-size: 1.65rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 .9rem; max-width: 44rem; }
small, .quiet, .lead { color: var(--quiet); }
ul { padding-left: 1.2rem; margin: 0 0 .9rem; }
li + li { margin-top: .5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .4rem 1.25rem; margin: 0 0 .9rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; }
time { white-space: nowrap; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .9rem 1.25rem; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: .85rem; color: var(--quiet); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; overflow-wrap: anywhere; }
td small, th small { display: block; font-weight: 400; font-size: .88rem; }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
input { font: inherit; min-height: 2.75rem; padding: .45rem .7rem; border: 1px solid var(--edge); border-radius: .4rem; width: 100%; background: var(--paper); color: inherit; }
button, .button { display: inline-block; min-height: 2.75rem; font: inherit; font-weight: 600; padding: .55rem 1.1rem; border-radius: .4rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; white-space: nowrap; }
button:hover, .button:hover { background: var(--accent-strong); border-color: var(--accent-strong); color: var(--on-accent); }
button.plain, .button.plain { background: var(--paper); color: var(--accent); }
button.plain:hover, .button.plain:hover { background: var(--accent-ground); color: var(--accent-strong); }
button.danger { background: var(--paper); color: var(--bad); border-color: var(--bad); }
button.danger:hover { background: var(--bad-ground); color: var(--bad); border-color: var(--bad); }
`;

const PARTS = `
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
.simulation p { margin: 0; max-width: none; }
.simulation { padding: .5rem 1.5rem; background: var(--warn-ground); color: var(--warn); font-size: .9rem; text-align: center; }
.top { background: var(--paper); border-bottom: 1px solid var(--line); }
.top > div { max-width: 68rem; margin: 0 auto; padding: .6rem 1.5rem; display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: center; }
.top a { display: inline-block; padding: .5rem 0; }
.brand { color: var(--ink); font-weight: 650; font-size: 1.1rem; text-decoration: none; }
.top nav { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: .95rem; }
.top nav a { text-decoration: none; }
.top nav a:hover { text-decoration: underline; }
.top nav a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -3px var(--accent); }
.who { margin: 0 0 0 auto; max-width: none; display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; font-size: .9rem; }
.who strong { display: inline-block; max-width: 20rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; }
.who .id { color: var(--quiet); white-space: nowrap; }
main { max-width: 68rem; margin: 0 auto; padding: 1.75rem 1.5rem 4rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: 1.25rem 1.5rem; margin: 1.25rem 0; }
.card > :last-child { margin-bottom: 0; }
.card.flush { padding: 0; }
.status { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; font-weight: 600; font-size: .9rem; white-space: nowrap; background: var(--accent-ground); color: var(--accent-strong); }
.status.good { background: var(--good-ground); color: var(--good); }
.status.bad { background: var(--bad-ground); color: var(--bad); }
.notice { max-width: none; border-left: 4px solid var(--accent); background: var(--paper); padding: .75rem 1.1rem; margin: 1.25rem 0; border-radius: 0 .4rem .4rem 0; }
.notice.warn { border-color: var(--warn); background: var(--warn-ground); color: var(--warn); }
.notice.bad { border-color: var(--bad); background: var(--bad-ground); color: var(--bad); }
.actions, .pager { display: flex; flex-wrap: wrap; gap: .75rem; }
.actions form { margin: 0; }
.pager { margin-bottom: 1.5rem; }
.stack .actions { gap: .5rem; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin-bottom: .6rem; }
.row > .grow { flex: 1 1 18rem; }
input.token { font-family: ui-monospace, monospace; font-size: .95rem; }
`;

const NARROW = `
@media (min-width: 64rem) { .stack .actions { flex-wrap: nowrap; } td small { white-space: nowrap; } }
@media (max-width: 48rem) {
.stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
.stack th { padding-bottom: .5rem; }
.stack td { border-top: 0; padding-top: 0; padding-bottom: .6rem; }
.stack td:last-child { padding-bottom: 1rem; }
.stack td::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .85rem; font-weight: 600; }
.who { margin-left: 0; }
}
@media (max-width: 40rem) {
.top > div, main { padding-left: 1rem; padding-right: 1rem; }
.card { padding: 1rem; }
dl { grid-template-columns: 1fr; gap: 0; }
dd { margin-bottom: .6rem; }
th, td { padding: .75rem 1rem; }
}
`;

export const STYLES = new Html(COLORS + ELEMENTS + PARTS + NARROW);
