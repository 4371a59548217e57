/** The tabs of the sheets, the sheets and their grid. */
export const FRAME_STYLE = `
.dash{--gap:1rem;position:relative}
.dash-page .hero{padding:2.25rem 0 1.9rem}
.dash-page .hero h1{font-size:clamp(1.75rem,3.6vw,2.5rem)}
.dash-page .hero .lead{margin:.5rem 0 0;max-width:60rem}
.dash-page .inner{max-width:96rem}
.dash [hidden]{display:none}
.dash-sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.dash-message{padding:3rem 0;text-align:center;color:var(--muted)}
.dash-tabs{top:0;z-index:4;background:var(--page);margin:0 calc(-1*clamp(1rem,3vw,2.5rem));padding:0 clamp(1rem,3vw,2.5rem);border-bottom:1px solid var(--rule)}
.dash-page .dash-tabs{position:sticky}
.dash-tabs [role=tablist]{display:flex;gap:1.9rem;overflow-x:auto;scrollbar-width:none}
.dash-tabs [role=tab]{flex:none;border:0;background:none;padding:1rem 0 .85rem;font:600 .95rem/1.3 var(--sans);color:var(--muted);cursor:pointer;border-bottom:3px solid transparent}
.dash-tabs [role=tab]:hover{color:var(--ink)}
.dash-tabs [role=tab][aria-selected=true]{color:var(--accent);border-bottom-color:var(--accent)}
.dash-sheet{padding-top:1.5rem}
.dash-title{font-size:1.35rem}
.dash-intro{margin:.3rem 0 0;color:var(--muted);max-width:60rem}
.dash-grid{display:grid;grid-template-columns:repeat(36,minmax(0,1fr));grid-auto-rows:minmax(1.45rem,auto);gap:var(--gap);margin-top:1.1rem}
.dash-notes{color:var(--muted);font-size:.84rem;padding:1.25rem 0 2rem}
.dash-notes p{margin:.2rem 0}
`;

/** Narrow screens, and paper. */
export const MEDIA_STYLE = `
@media screen and (max-width:64rem){
.dash-grid{grid-template-columns:repeat(12,minmax(0,1fr));grid-auto-rows:auto}
.dash .visual{grid-column:span 12;grid-row:auto;min-height:calc(var(--height)*2.1rem)}
.dash .visual.kind-kpi{grid-column:span 4;min-height:0}
.dash .visual-body{flex:1 0 auto;min-height:calc(var(--height)*1.75rem)}
.dash .kind-kpi .visual-body{min-height:0}
.dash .visual-body>.plot,.dash .multiples{flex:1 0 auto}
.dash .legend{max-height:none}
.dash .visual-body>.plot>.room{min-height:var(--needed,0)}
.dash .visual.kind-table .visual-body,.dash .visual.kind-pivot .visual-body{max-height:32rem}
}
@media screen and (max-width:40rem){
.dash{--gap:.75rem}
.dash-tabs [role=tablist]{gap:1.4rem}
.dash .visual{padding:.9rem .9rem .8rem}
.dash .visual.kind-kpi{grid-column:span 6}
.dash .visual-body{min-height:max(15rem,calc(var(--height)*1.6rem))}
.dash .tool-text{display:none}
.dash .kpi-value{font-size:1.65rem}
.dash .fields{grid-template-columns:minmax(0,1fr)}
.dash .drop-panel{width:100%}
}
@media (forced-colors:active){
.dash .ramp-bar,.dash .kpi-bar,.dash .range-sliders{forced-color-adjust:none}
.dash-tabs [role=tab]{border-bottom-color:Canvas}
.dash-tabs [role=tab][aria-selected=true]{border-bottom-color:Highlight}
}
@media (prefers-reduced-motion:reduce){.dash *{transition:none!important}}
@media print{
@page{margin:12mm}
.dash-page{background:#fff}
.dash-page .hero{background:none;color:var(--ink);padding:0 0 .5rem;border-bottom:1px solid var(--rule)}
.dash-page .hero .eyebrow,.dash-page .hero .lead{color:var(--muted)}
.dash-tabs,.dash-filters details,.visual-tools,.chip-remove,.reset,.dash-tip{display:none!important}
.dash-sheet{padding-top:.5rem}
.dash-grid{grid-template-columns:repeat(12,minmax(0,1fr));grid-auto-rows:auto;gap:.6rem}
.dash .visual{display:block;grid-column:span 6;grid-row:auto;box-shadow:none;break-inside:avoid}
.dash .visual.wide,.dash .visual.kind-table,.dash .visual.kind-pivot{grid-column:span 12}
.dash .visual.kind-kpi{grid-column:span 4}
.dash .visual-body,.dash .plot,.dash .room,.dash .scroll{display:block;min-height:0;max-height:none;height:auto;overflow:visible;container-type:normal}
.dash .multiples{overflow:visible;grid-auto-rows:auto}
.dash .multiple{display:block;break-inside:avoid}
.dash-chart,.dash-chart>div{width:100%!important;height:auto!important}
.dash-chart svg{position:static!important;display:block;width:100%;height:auto}
.dash .words{height:auto}
.dash table{font-size:8pt}
.dash thead th{font-size:7.5pt}
.sort{overflow-wrap:break-word;white-space:normal}
.dash thead th{position:static}
.dash th,.dash td,.dash tbody th,.dash tbody td{padding:.25rem .35rem;min-width:0;white-space:normal;overflow-wrap:anywhere}
.dash .kind-table tbody th,.dash .kind-table tbody td{min-width:3.5rem}
.dash .kind-table tbody td.short,.dash .kind-table tbody td.number{min-width:0;white-space:nowrap;overflow-wrap:normal}
.dash .kind-table thead th{overflow-wrap:normal}
.dash .ramp-bar,.dash .kpi-bar,.dash .kpi-bar i,.dash .kpi-change{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.dash .legend{max-height:none}
}
`;
