/** The page's only style sheet. No colour says anything that a mark or a word beside it does not. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fcfbf9;--sheet:#fff;--ink:#20262c;--soft:#59636d;--line:#dcd9d2;--tint:#f3f1ec;--bad:#a3262a;--badtint:#faeceb;--warn:#7a5100;--warntint:#f9f1df;--good:#1d6a3d;--link:#1b5a94}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--sheet:#1b1f23;--ink:#e4e6e8;--soft:#a3adb6;--line:#343b42;--tint:#22272c;--bad:#ff9c96;--badtint:#3a2223;--warn:#e9bd66;--warntint:#352b17;--good:#7fd3a0;--link:#8fc3f5}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:76rem;padding:1.25rem clamp(1rem,4vw,2.5rem) 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
h1{font-size:clamp(1.6rem,5vw,2.3rem);line-height:1.2;margin:1.2rem 0 .3rem;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.25rem;margin:2.6rem 0 .2rem;font-weight:620}
h3{font-size:1.1rem;margin:2.4rem 0 .7rem;padding-bottom:.3rem;border-bottom:1px solid var(--line);font-weight:620}
h4,h5{font-size:1rem;margin:0;font-weight:600}
h5{font-size:.8rem;color:var(--soft);margin:0 0 .35rem}
p{margin:.4rem 0 .9rem;max-width:46rem}
code,pre,kbd{font:.85em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;unicode-bidi:isolate}
pre{margin:0;padding:.7rem .85rem;background:var(--tint);border-radius:.4rem;white-space:pre-wrap;overflow-wrap:anywhere;max-height:24rem;overflow:auto}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:.18rem solid var(--link);outline-offset:.15rem;border-radius:.15rem}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft{color:var(--soft)}.small{font-size:.87rem}
.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
nav ul,.plain{list-style:none;margin:0;padding:0}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}nav a{display:inline-block;padding:.25rem 0}
.figures{display:flex;flex-wrap:wrap;gap:1px;margin:1.2rem 0;background:var(--line);border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
.figures div{flex:1 1 7.4rem;background:var(--sheet);padding:.7rem .9rem;display:flex;flex-direction:column-reverse}
.figures dt{color:var(--soft);font-size:.82rem;line-height:1.3}.figures dd{margin:0;font-size:1.45rem;line-height:1.3;font-variant-numeric:tabular-nums}
details{border:1px solid var(--line);border-radius:.6rem;background:var(--sheet);margin:.55rem 0}
summary{padding:.65rem .9rem;cursor:pointer;border-radius:.6rem}
summary h4{display:inline;font-weight:400}summary h4 code{font-weight:600}
details>:not(summary){margin-left:.9rem;margin-right:.9rem}details>:last-child{margin-bottom:.9rem}
details:target{border-color:var(--link);box-shadow:0 0 0 1px var(--link)}
.facts{display:grid;grid-template-columns:minmax(5.5rem,max-content) 1fr;gap:.25rem 1rem;margin-top:.2rem;margin-bottom:1rem}
.facts dt{color:var(--soft)}.facts dd{margin:0;min-width:0}
.pair{display:grid;gap:.9rem;margin-bottom:.9rem}.pair>*{min-width:0}
@media (min-width:52rem){.pair{grid-template-columns:1fr 1fr}}
.scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:.6rem;background:var(--sheet)}
table{border-collapse:collapse;width:100%;font-size:.92rem;overflow-wrap:break-word}
caption{text-align:left;padding:.6rem .9rem;color:var(--soft);font-size:.87rem}
th,td{padding:.34rem .6rem;text-align:left;vertical-align:top;border-top:1px solid var(--line);font-weight:400}
thead th{border-top:0;color:var(--soft);font-size:.82rem;vertical-align:bottom}
th:first-child,td:first-child{padding-left:.9rem}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tbody tr:hover>*{background:var(--tint)}
.matrix{width:auto;min-width:100%}.matrix td{text-align:center;white-space:nowrap;font-variant-numeric:tabular-nums;padding:.34rem .3rem;color:var(--soft)}
.matrix td.f{background:var(--badtint);color:var(--bad);font-weight:600}.matrix td.w{background:var(--warntint);color:var(--warn)}.matrix td.p{color:var(--good)}
.matrix td a{color:inherit}.matrix th span{display:block;overflow-wrap:anywhere}
.matrix th[scope=row]{position:sticky;left:0;background:var(--sheet);min-width:8rem;max-width:22rem}
.matrix thead th[scope=col]:not(:first-child){writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;padding:.5rem .2rem;text-align:left;margin:auto}
.matrix thead th:first-child{position:sticky;left:0;background:var(--sheet)}
svg.bar{display:block;width:100%;min-width:5rem;height:.55rem;margin-top:.5rem;border-radius:.2rem;background:var(--tint);fill:var(--soft)}
footer{margin-top:3.5rem;color:var(--soft);font-size:.87rem}
@media (max-width:30rem){.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.5rem}.matrix th[scope=row]{max-width:9.5rem}}
@media print{:root{color-scheme:light;--paper:#fff;--sheet:#fff;--ink:#000;--soft:#444;--line:#bbb;--tint:#f4f4f4;--bad:#8c1d20;--badtint:#fff;--warn:#5f3f00;--warntint:#fff;--good:#14532d;--link:#000}
body{max-width:none;padding:0;font-size:10pt}nav,.skip{display:none}pre{max-height:none;overflow:visible}.scroll{overflow:visible;border:0}
details.finding::details-content{content-visibility:visible;block-size:auto}h3,h4,summary{break-after:avoid}tr,.facts{break-inside:avoid}.matrix th[scope=row]{position:static}}
@media (forced-colors:active){svg.bar{fill:CanvasText}}
`;
