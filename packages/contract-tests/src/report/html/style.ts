/** Colours have a contrast of 4.5 at least on their background, in both schemes. */
export const style = `
:root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --box: #f6f8fa;
  --link: #0550ae; --good: #116329; --bad: #a40e26; --warn: #7d4e00; }
@media (prefers-color-scheme: dark) {
  :root { --back: #0d1117; --text: #e6edf3; --soft: #9da7b3; --line: #30363d; --box: #161b22;
    --link: #79b8ff; --good: #56d364; --bad: #ff8a80; --warn: #e3b341; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 76rem; background: var(--back);
  color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic",
  "Noto Sans KR", "Noto Sans CJK KR", sans-serif; overflow-wrap: anywhere; }
:lang(ko) { word-break: keep-all; }
code, pre { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Consolas, "Noto Sans Mono CJK KR", monospace; }
code { word-break: normal; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.5rem; }
p { margin: 0.5rem 0; max-width: 48rem; }
fieldset { border: 1px solid var(--line); border-radius: 6px; margin: 0; padding: 0.1rem 0.75rem 0.35rem;
  width: fit-content; margin-left: auto; font-size: 0.9rem; }
label { margin-right: 0.75rem; padding: 0.25rem 0; }
legend { color: var(--soft); font-size: 0.8rem; }
.verdict { border-left: 0.4rem solid var(--warn); padding: 0.25rem 0 0.25rem 1rem; }
.verdict.agree { border-color: var(--good); }
.verdict.diverges { border-color: var(--bad); }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.bad, .warn { font-weight: 600; }
.soft { color: var(--soft); font-size: 0.9rem; }
table { border-collapse: collapse; width: 100%; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { border-bottom: 1px solid var(--line); padding: 0.4rem 1rem 0.4rem 0; text-align: left; vertical-align: top; }
thead th { font-size: 0.85rem; color: var(--soft); white-space: nowrap; }
tbody th { font-weight: 400; min-width: 11rem; }
td { min-width: 6rem; }
.label { display: none; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.2rem 1rem; margin: 0.5rem 0; }
dt { color: var(--soft); } dd { margin: 0; min-width: 0; }
details { border: 1px solid var(--line); border-radius: 6px; margin: 0.4rem 0; padding: 0 0.75rem; }
details:target { border-color: var(--link); }
summary { cursor: pointer; padding: 0.4rem 0; }
details h3 { font-size: 0.95rem; margin: 0.75rem 0 0; }
pre { background: var(--box); border-radius: 6px; padding: 0.6rem; margin: 0.4rem 0; white-space: pre-wrap;
  max-height: 24rem; overflow: auto; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (max-width: 44rem) {
  table, tbody, tr, tbody th, td { display: block; }
  thead { display: none; }
  tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  tbody th, td { border: 0; padding: 0.1rem 0; }
  .label { display: block; color: var(--soft); font-size: 0.8rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.4rem; }
}
@media print { fieldset { display: none; } }
`;
