/** A visual in its frame: title, picture, legend, table, figures. */
export const VISUAL_STYLE = `
.visual{grid-column:var(--column)/span var(--width);grid-row:var(--row)/span var(--height);position:relative;display:flex;flex-direction:column;min-width:0;margin:0;padding:1.05rem 1.15rem .9rem;background:var(--surface);border:1px solid var(--rule);border-radius:1rem;box-shadow:0 1px 2px rgb(10 30 20/.04),0 4px 16px rgb(10 30 20/.03)}
.visual figcaption{font-size:inherit;margin:0 0 .6rem;padding-right:2rem;color:inherit}
.dash-title,.visual-title{margin:0;line-height:1.25}
.visual-title{font-size:1rem;font-weight:650;letter-spacing:-.01em}
.visual-subtitle{margin:.15rem 0 0;font-size:.82rem;line-height:1.4;color:var(--muted)}
.visual-tools{position:absolute;top:.8rem;right:.8rem}
.tool{display:flex;align-items:center;gap:.4rem;border:0;border-radius:.5rem;background:none;padding:.3rem .4rem;color:var(--muted);font:600 .78rem/1 var(--sans);cursor:pointer}
.tool svg{width:1rem;height:1rem;fill:none;stroke:currentColor;stroke-width:1.4}
.tool-text{display:none}
@media (hover:hover){.tool{opacity:.6}.kind-kpi .tool{opacity:0}.visual:hover .tool,.tool:focus-visible,.tool[aria-pressed=true]{opacity:1}}
.tool:hover,.tool[aria-pressed=true]{background:var(--sunken);color:var(--accent)}
.tool:hover .tool-text,.tool:focus-visible .tool-text,.tool[aria-pressed=true] .tool-text{display:inline}
.visual-body{flex:1 1 0;min-height:0;min-width:0;display:flex;flex-direction:column;container-type:inline-size}
.visual-notes{margin:.55rem 0 0;font-size:.78rem;line-height:1.4;color:var(--muted)}
.visual .empty{color:var(--muted);font-size:.9rem;margin:auto;text-align:center}
.plot{flex:1 1 0;display:flex;flex-direction:column;min-height:0;min-width:0}
.room{flex:1 1 0;min-height:0;min-width:0;overflow:auto;scrollbar-width:thin}
.plot .legend-place:empty{display:none}
.dash .legend{max-height:4.6rem;overflow-y:auto}
.legend-value{font-variant-numeric:tabular-nums;color:var(--ink);font-weight:600}
@container (min-width:24rem){
.plot-pie,.plot-donut{flex-direction:row-reverse;gap:1.25rem;align-items:stretch}
.plot-pie .legend-place:not(:empty),.plot-donut .legend-place:not(:empty){flex:0 1 42%;min-width:0;display:flex;align-items:center}
.plot-pie .legend,.plot-donut .legend{flex-direction:column;flex-wrap:nowrap;gap:.45rem;width:100%;max-width:16rem;max-height:100%;margin:0;font-size:.84rem}
.plot-pie .legend li,.plot-donut .legend li{max-width:none}
.plot-pie .legend-value,.plot-donut .legend-value{margin-left:auto}
}
.ramp{display:flex;align-items:center;gap:.5rem;margin:0 0 .5rem;font-size:.78rem;color:var(--muted);font-variant-numeric:tabular-nums}
.ramp-title{margin-right:auto;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.ramp-bar{width:6rem;height:.55rem;border-radius:.3rem}
.multiples{flex:1 1 0;min-height:0;display:grid;grid-template-columns:repeat(var(--columns,1),minmax(0,1fr));grid-auto-rows:minmax(7rem,1fr);gap:.75rem 1.25rem;overflow:auto}
.multiple{display:flex;flex-direction:column;min-width:0;min-height:0}
.multiple-title{margin:0 0 .2rem;font-size:.82rem;font-weight:650;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.words text{font-family:var(--sans);font-weight:650;text-anchor:middle;dominant-baseline:central}
.words .faded{opacity:.28}
.words{display:block;width:100%;height:100%}
.dash .scroll{flex:1 1 0;min-height:0;max-height:none;overflow:auto;border:0;border-radius:0;margin:0 -.35rem;scrollbar-width:thin}
.dash table{border-collapse:separate;border-spacing:0;width:100%;font-size:.84rem;font-variant-numeric:tabular-nums lining-nums}
.dash th,.dash td{padding:.42rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
.dash thead th{position:sticky;top:0;z-index:1;background:var(--surface);color:var(--muted);font-size:.78rem;font-weight:650;white-space:nowrap;box-shadow:0 1px 0 var(--rule)}
.dash thead tr+tr th{top:2.05rem}
.dash td.short{white-space:nowrap}
.dash td.number,.dash th.number{text-align:right;white-space:nowrap}
.dash tbody th{position:static;background:none;color:var(--ink);font-size:inherit;font-weight:500;white-space:normal;min-width:9rem;max-width:24rem;overflow-wrap:anywhere}
.dash tbody td{max-width:24rem;overflow-wrap:break-word}
.dash tbody tr:hover>*{background:var(--sunken)}
.dash tr.chosen>*{background:var(--good-tint)}
.dash tfoot td,.dash tfoot th{position:sticky;bottom:0;background:var(--surface);color:var(--ink);font-weight:680;border-top:2px solid var(--rule);border-bottom:0}
.dash .pivot th.repeated{color:transparent;border-bottom-color:transparent}
.sort,.choose{border:0;background:none;padding:0;margin:0;font:inherit;color:inherit;text-align:inherit;cursor:pointer}
.choose:hover{color:var(--accent);text-decoration:underline}
.choose[aria-pressed=true]{color:var(--accent);font-weight:650}
.choose[aria-pressed=true]::before{content:"✓ "}
th[aria-sort=ascending] .sort::after{content:" ↑"}
th[aria-sort=descending] .sort::after{content:" ↓"}
.dash-tip{font-family:var(--sans)!important;pointer-events:none;z-index:5!important;max-width:22rem;white-space:normal!important}
.tip{padding:.6rem .8rem}
.tip p{margin:0}
.tip-title{font-weight:650;font-size:.86rem;overflow-wrap:anywhere}
.tip dl{margin:.3rem 0 0;font-size:.82rem}
.tip dl div{display:flex;justify-content:space-between;gap:1.25rem}
.tip dt{display:flex;align-items:center;gap:.4rem;color:var(--muted)}
.tip dd{margin:0;font-weight:650;font-variant-numeric:tabular-nums}
`;

/** Numbers shown large. */
export const KPI_STYLE = `
.kind-kpi{padding:.95rem 1.1rem}
.kind-kpi figcaption{margin-bottom:.2rem;padding-right:0}
.kind-kpi .tool{background:var(--surface)}
.kind-kpi .visual-title{font-size:.84rem;font-weight:600;color:var(--muted);letter-spacing:0}
.kind-kpi .visual-subtitle{font-size:.78rem}
.kind-kpi .visual-body{flex:1 0 auto}
.kind-kpi .visual-tools{top:.55rem;right:.55rem}
.kpi{flex:1;display:grid;grid-template-columns:auto minmax(0,1fr);align-content:start;gap:.35rem 1rem;min-width:0}
.kpi p{margin:0}
.kpi-value{grid-column:1;font-size:clamp(1.7rem,17cqi,2.7rem);font-weight:720;line-height:1.3;letter-spacing:-.03em;font-variant-numeric:tabular-nums;white-space:nowrap}
.kpi-compared,.kpi-target{grid-column:1/-1}
.kpi-compared{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .5rem;font-size:.8rem;line-height:1.4;color:var(--muted);font-variant-numeric:tabular-nums}
.kpi-change{padding:.05rem .45rem;border-radius:1rem;font-weight:650;color:var(--ink);background:var(--sunken);white-space:nowrap}
.kpi-change i{font-style:normal;font-size:.72em}
.kpi-change.up{color:var(--good);background:var(--good-tint)}
.kpi-change.down{color:var(--bad);background:var(--bad-tint)}
.kpi-bar{height:.5rem;border-radius:.3rem;background:var(--rule);overflow:hidden;margin:.2rem 0 .35rem}
.kpi-bar i{display:block;height:100%;border-radius:.3rem;background:var(--series-1)}
.spark{grid-column:2;grid-row:1;justify-self:end;align-self:center;width:100%;max-width:9rem;height:2.3rem;overflow:visible}
.spark polyline{fill:none;stroke:var(--series-1);stroke-width:1.6;stroke-linejoin:round;vector-effect:non-scaling-stroke}
.spark polygon{fill:var(--series-1);opacity:.1}
`;
