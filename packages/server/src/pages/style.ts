/** The style of every page of ours; it follows the browser's light or dark. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1c2430;--soft:#53606f;--paper:#f4f5f3;--card:#fff;--line:#d9dedb;--green:#0b5d4e;--on-green:#fff;--red:#a3261b}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecea;--soft:#a9b4b0;--paper:#141a19;--card:#1d2524;--line:#35403e;--green:#6fd3bd;--on-green:#0d1f1b;--red:#ff8f80}}
*{box-sizing:border-box}
body{font:1rem/1.6 system-ui,sans-serif;margin:0;padding:1.5rem 1rem 3rem;color:var(--ink);background:var(--paper)}
header{max-width:36rem;margin:1rem auto;font-weight:700;color:var(--green);letter-spacing:.01em}
main{max-width:36rem;margin:0 auto;padding:1.75rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.05rem;margin:1.75rem 0 .5rem}
p,ol,ul,dl{margin:0 0 1rem}
form{margin:1.5rem 0}
ol,ul{padding-left:1.4rem}
li{margin:0 0 .4rem}
main>:last-child{margin-bottom:0}
a{color:var(--green);font-weight:600}
.soft{color:var(--soft)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.35rem 1.25rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
code{font-size:.95em;overflow-wrap:anywhere}
button,a.button{display:inline-block;font:inherit;font-weight:600;padding:.7rem 1.4rem;border:0;border-radius:.5rem;background:var(--green);color:var(--on-green);cursor:pointer;text-decoration:none}
button:focus-visible,a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
label{display:block;margin:0 0 1rem;font-weight:600}
input{display:block;width:100%;margin-top:.3rem;font:inherit;font-weight:400;padding:.6rem .75rem;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:.5rem}
input:focus-visible{outline:3px solid var(--green);outline-offset:1px}
input[readonly]{color:var(--soft);background:var(--paper)}
label small{display:block;font-weight:400;color:var(--soft)}
.alert{padding:.7rem 1rem;border-left:4px solid var(--red);background:var(--paper);border-radius:.25rem}
button.plain{background:none;color:var(--green);border:1px solid currentColor}
ul.links{list-style:none;padding:0}
ul.links li{margin-bottom:1rem}
ul.links span{display:block;color:var(--soft)}`;
