/** Colours of the page: light, dark. Text has a contrast of 4.5 and more, marks of 3 and more, on the page and on a panel. */
export const COLOURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'page': ['#f5f7f6', '#0c0f0d'],
  'surface': ['#ffffff', '#151a17'],
  'sunken': ['#f1f4f2', '#1c221f'],
  'ink': ['#15201a', '#e8eeea'],
  'muted': ['#56635b', '#9eaca4'],
  'rule': ['#e0e7e3', '#2a322e'],
  'accent': ['#0f7038', '#53d486'],
  'good': ['#0f7038', '#53d486'],
  'good-tint': ['#e1f4e8', '#15351f'],
  'bad': ['#b3261e', '#ff9a91'],
  'bad-tint': ['#fce8e6', '#431815'],
  'other': ['#8b9690', '#78847d'],
  'none': ['#5f6a64', '#a3aea8'],
  'series-1': ['#128a47', '#3ecb78'],
  'series-2': ['#2f6fd0', '#74abff'],
  'series-3': ['#c2570c', '#f59a4a'],
  'series-4': ['#7c4fc4', '#b99cf5'],
  'series-5': ['#0d848e', '#42c5cf'],
  'series-6': ['#c23a7a', '#f283b6'],
  'series-7': ['#8a6d0b', '#d8b73c'],
  'series-8': ['#5b6b75', '#a6b5be'],
};

/** What a browser shows beside the page's title. */
export const ICON = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Crect width=%2216%22 height=%2216%22 rx=%224%22 fill=%22%23117a3d%22/%3E%3Cpath d=%22M4 12V8M8 12V4M12 12V6%22 stroke=%22white%22 stroke-width=%222%22 stroke-linecap=%22round%22/%3E%3C/svg%3E';

function variables(theme: 0 | 1): string {
  return Object.entries(COLOURS).map(([name, pair]) => `--${name}:${pair[theme]};`).join('');
}

/** Colours and the looks of what every page has. */
export const FOUNDATION = `
:root{color-scheme:light dark;${variables(0)}--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{${variables(1)}}}
*,*::before,*::after{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--page);color:var(--ink);font:400 1rem/1.55 var(--sans)}
.inner{max-width:84rem;margin:0 auto;padding:0 clamp(1rem,3vw,2.5rem)}
h1,h2,h3{line-height:1.2;letter-spacing:-.018em;text-wrap:balance;margin:0}
h2{font-size:1.6rem}
h3{font-size:1.2rem}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--series-2);outline-offset:2px;border-radius:4px}
code,pre{font-family:var(--mono);font-size:.86em}
section{margin:3rem 0}
.intro{margin:.35rem 0 1.25rem;color:var(--muted);max-width:60rem}
.skip{position:absolute;left:-100vw;background:var(--surface);padding:.6rem 1rem;z-index:3}
.skip:focus{left:1rem;top:1rem}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;margin:0 0 .5rem;padding:0;font-size:.8rem;color:var(--muted)}
.legend li{display:flex;align-items:center;gap:.4rem;max-width:14rem;min-width:0}
.legend-text{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.swatch{flex:none;margin:0;display:inline-block;width:.7rem;height:.7rem;border-radius:.2rem;print-color-adjust:exact;-webkit-print-color-adjust:exact;forced-color-adjust:none}
`;

/** The head of a page, its bar and its foot. */
export const HEADER = `
.hero{background:#0b2517;background:radial-gradient(60rem 30rem at 85% -20%,#1c7a45 0,transparent 70%),linear-gradient(160deg,#0a1f14,#0d3320);color:#fff;padding:3.5rem 0 2.25rem}
.eyebrow{margin:0 0 .6rem;font-size:.78rem;font-weight:600;letter-spacing:.14em;text-transform:uppercase;color:#7fe0a7}
.hero h1{font-size:clamp(2.2rem,5vw,3.4rem);font-weight:750;letter-spacing:-.03em;overflow-wrap:anywhere}
.lead{margin:.75rem 0 2rem;color:#cfe5d8;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;font-variant-numeric:tabular-nums}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:.75rem;margin:0}
.tile{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:rgba(255,255,255,.08);border:1px solid rgba(255,255,255,.13);border-radius:.85rem;padding:1rem 1.1rem}
.tile dt{font-size:.82rem;line-height:1.35;color:#cfe5d8}
.tile dd{margin:0 0 .15rem;font-size:1.55rem;line-height:1.2;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums;white-space:nowrap}
.tile.bad{background:#7d1d17;border-color:#c9564e}
.tile.bad dt{color:#fff}
.bar{position:sticky;top:0;z-index:2;background:var(--surface);border-bottom:1px solid var(--rule)}
.bar .inner{display:flex;gap:1.75rem;overflow-x:auto}
.bar a{padding:.85rem 0;color:var(--ink);font-weight:600;font-size:.92rem;text-decoration:none;white-space:nowrap}
.bar a:hover{color:var(--accent);box-shadow:inset 0 -2px var(--accent)}
footer{border-top:1px solid var(--rule);color:var(--muted);font-size:.84rem;padding:1.5rem 0 2.5rem}
footer .inner{display:flex;flex-wrap:wrap;gap:.35rem 1.75rem}
`;

const BOXES = `
.picture,.scroll{overflow-x:auto;border-radius:.85rem}
.picture svg.jg{background:none}
.picture svg{display:block;width:100%;height:auto;min-width:70rem}
.panel,.answer{background:var(--surface);border:1px solid var(--rule);border-radius:1rem;padding:clamp(1rem,2.4vw,1.75rem)}
.panel h3{margin:1.75rem 0 .75rem;font-size:1rem}
.scroll{border:1px solid var(--rule);border-radius:.6rem;max-height:32rem;overflow:auto}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums lining-nums}
th,td{padding:.5rem .9rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
tbody tr:last-child td{border-bottom:0}
tbody tr:hover td{background:var(--sunken)}
th{position:sticky;top:0;background:var(--sunken);color:var(--muted);font-size:.8rem;font-weight:600;white-space:nowrap}
td.text{min-width:6.5rem;max-width:28rem;overflow-wrap:break-word}
td.text code{font-size:.8rem}
td.short{white-space:nowrap}
th.number,td.number{text-align:right;white-space:nowrap}
td.id{font-family:var(--mono);font-size:.8rem;color:var(--muted);white-space:nowrap}
.null,.empty,.note,.meta,figcaption{color:var(--muted)}
.badge{display:inline-block;padding:.1rem .6rem;border-radius:1rem;font-size:.8rem;font-weight:650;white-space:nowrap}
.badge.good{color:var(--good);background:var(--good-tint)}
.badge.bad{color:var(--bad);background:var(--bad-tint)}
.note{font-size:.86rem;margin:.6rem 0 0}
.notes{margin:1rem 0 0;padding-left:1.2rem;max-width:60rem}
`;

const ANSWERS = `
.columns{display:grid;grid-template-columns:15.5rem minmax(0,1fr);gap:0 2.5rem;align-items:start}
.columns>section{margin-top:0}
.contents{position:sticky;top:4.5rem;max-height:calc(100vh - 6rem);overflow-y:auto;font-size:.88rem;line-height:1.4;padding-right:.5rem}
.contents h2{font-size:.78rem;letter-spacing:.1em;text-transform:uppercase;color:var(--muted);margin:.6rem 0 .75rem}
.contents-phone{display:none}
.columns ol{margin:0;padding:0;list-style:none;counter-reset:question}
.columns ol li{counter-increment:question}
.columns ol a{display:flex;gap:.7rem;padding:.32rem 0;color:var(--ink);text-decoration:none}
.columns ol span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.columns ol a::before{content:counter(question);flex:none;width:1.4rem;text-align:right;color:var(--muted);font-variant-numeric:tabular-nums}
.columns ol a:hover{color:var(--accent);text-decoration:underline}
.answer{margin-bottom:1.5rem}
.answer:target{border-color:var(--accent)}
.nr{color:var(--accent);font-variant-numeric:tabular-nums;margin-right:.35rem}
.meta{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:.4rem 0 1.25rem;font-size:.84rem;font-variant-numeric:tabular-nums}
figure{margin:0 0 1rem}
.chart svg{display:block;width:100%;height:auto}
.chart.wide{max-width:62rem}
.chart.phone{display:none}
figcaption{font-size:.86rem;margin-top:.5rem}
details{border-top:1px solid var(--rule);margin-top:.9rem;padding-top:.65rem}
details+details{margin-top:.65rem}
summary{cursor:pointer;font-size:.9rem;font-weight:600;color:var(--muted);width:fit-content}
summary:hover{color:var(--accent)}
details>.scroll,details>pre{margin-top:.75rem}
pre{margin:0;padding:1rem 1.1rem;overflow-x:auto;background:var(--sunken);border-radius:.6rem;line-height:1.55}
`;

const MEDIA = `
@media (max-width:76rem){.tiles{grid-template-columns:repeat(4,1fr)}}
@media (max-width:68rem){.columns{display:block}.contents{display:none}.contents-phone{display:block;border:1px solid var(--rule);border-radius:.85rem;background:var(--surface);padding:.8rem 1.1rem;margin-bottom:2rem}.contents-phone nav{margin-top:.5rem}}
@media screen and (max-width:40rem){.chart.wide{display:none}.chart.phone{display:block;max-width:26rem}.hero{padding:2.25rem 0 1.5rem}.tiles{grid-template-columns:repeat(2,1fr)}section{margin:2.25rem 0}}
@media print{body{background:#fff;font-size:10pt}.bar,.skip,.contents,.contents-phone,details{display:none}.columns{display:block}.hero{background:none;color:var(--ink);padding:0}.eyebrow,.lead,.tile dt{color:var(--muted)}.tile{border-color:var(--rule)}.tile.bad{background:none}.tile.bad dt{color:inherit}.answer,.panel,figure,tr{break-inside:avoid}h2,h3{break-after:avoid}.picture svg{min-width:0}.scroll{max-height:none;overflow:visible}td.short,td.id,th{white-space:normal}th{position:static}}
`;

/** The page's style sheet. Dark applies to screens only: paper is white. */
export const PAGE_STYLE = [FOUNDATION, HEADER, BOXES, ANSWERS, MEDIA].join('');
