/** The filters of a sheet. */
export const CONTROL_STYLE = `
.dash-filters{margin-top:1.25rem}
.dash-filters details{margin:0;padding:0;border:1px solid var(--rule);border-radius:1rem;background:var(--surface);box-shadow:0 1px 2px rgb(10 30 20/.04)}
.dash-filters summary{width:auto;padding:.75rem 1.15rem;font-size:.84rem;font-weight:650;color:var(--muted);cursor:pointer;border-radius:1rem}
.dash-filters summary:hover{color:var(--accent)}
.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1.1rem 2rem;padding:.15rem 1.15rem 1.15rem;align-items:start}
.field{position:relative;display:flex;flex-direction:column;gap:.2rem;min-width:0}
.field-title{font-size:.8rem;line-height:1.75rem;font-weight:650;color:var(--muted)}
.field-none{margin:0;color:var(--muted);font-size:.84rem}
.drop-panel input[type=search],.range-fields input,.drop-button{width:100%;min-width:0;height:2.35rem;padding:0 .7rem;border:1px solid var(--control);border-radius:.6rem;background:var(--surface);color:var(--ink);font:500 .86rem/1 var(--sans);font-variant-numeric:tabular-nums}
.dash{--control:#8a958f}
@media screen and (prefers-color-scheme:dark){.dash{--control:#66726b}}
.drop{position:relative}
.drop-button{display:flex;align-items:center;justify-content:space-between;gap:.6rem;text-align:left;cursor:pointer}
.drop-button:hover{border-color:var(--accent)}
.drop-button.is-set{border-color:var(--accent);color:var(--accent);font-weight:650}
.drop-current{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;line-height:1.4}
.chevron{flex:none;width:.75rem;height:.75rem;fill:none;stroke:currentColor;stroke-width:1.8}
.drop-panel{position:absolute;z-index:6;top:calc(100% + .35rem);left:0;width:max(100%,19rem);padding:.6rem;background:var(--surface);border:1px solid var(--rule);border-radius:.8rem;box-shadow:0 12px 40px rgb(0 0 0/.18)}
.drop-list{list-style:none;margin:.5rem 0;padding:0;max-height:17rem;overflow-y:auto;scrollbar-width:thin}
.drop-list label{display:flex;align-items:center;gap:.6rem;padding:.36rem .45rem;border-radius:.45rem;font-size:.86rem;cursor:pointer}
.drop-list label:hover{background:var(--sunken)}
.drop-list input,.dash input[type=checkbox],.dash input[type=radio]{flex:none;width:1rem;height:1rem;margin:0;accent-color:var(--accent)}
.drop-value{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.drop-count{color:var(--muted);font-size:.78rem;font-variant-numeric:tabular-nums}
.drop-note{padding:.4rem .45rem;font-size:.8rem;color:var(--muted)}
.drop-foot{margin:0;padding:.45rem .45rem 0;border-top:1px solid var(--rule)}
.link,.reset{border:0;background:none;padding:0;color:var(--accent);font:600 .84rem/1.4 var(--sans);cursor:pointer}
.link:hover,.reset:hover{text-decoration:underline}
.pills{display:flex;flex-wrap:wrap;gap:.3rem;max-height:6.6rem;overflow-y:auto;scrollbar-width:thin}
.pill{border:1px solid var(--control);border-radius:1.2rem;background:none;padding:.22rem .62rem;color:var(--ink);font:500 .8rem/1.3 var(--sans);font-variant-numeric:tabular-nums;cursor:pointer}
.pill:hover{border-color:var(--accent);color:var(--accent)}
.pill[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--surface);font-weight:650}
.range-bars{display:block;width:100%;height:1.75rem}
.range-bars .in{fill:var(--series-1);opacity:.55}
.range-bars .out{fill:var(--other);opacity:.3}
.range-sliders{position:relative;height:1.1rem;margin-top:-.15rem}
.range-sliders::before,.range-track{content:"";position:absolute;top:.42rem;height:.26rem;border-radius:.2rem}
.range-sliders::before{left:0;right:0;background:var(--rule)}
.range-track{background:var(--accent)}
.range-sliders input{position:absolute;inset:0;width:100%;height:1.1rem;margin:0;background:none;appearance:none;-webkit-appearance:none;pointer-events:none}
.range-sliders input::-webkit-slider-thumb{-webkit-appearance:none;pointer-events:auto;width:1.1rem;height:1.1rem;border-radius:50%;border:2px solid var(--accent);background:var(--surface);box-shadow:0 1px 3px rgb(0 0 0/.25);cursor:grab}
.range-sliders input::-moz-range-thumb{pointer-events:auto;width:.85rem;height:.85rem;border-radius:50%;border:2px solid var(--accent);background:var(--surface);cursor:grab}
.range-sliders input::-moz-range-track{background:none}
.range-fields{position:absolute;top:0;right:0;display:flex;align-items:center;gap:.25rem;color:var(--muted);font-size:.8rem}
.range-fields input{width:4.2rem;height:1.75rem;padding:0 .2rem;border-color:transparent;border-radius:.4rem;background:none;font-size:.8rem;text-align:center;appearance:textfield;-moz-appearance:textfield}
.range-fields input::-webkit-inner-spin-button{display:none}
.range-fields input{position:relative}
.range-fields input::-webkit-calendar-picker-indicator{position:absolute;inset:0;width:auto;height:auto;opacity:0;cursor:pointer}
.range-fields input:focus-within{outline:3px solid var(--series-2);outline-offset:2px}
.range-date input{width:5.9rem}
.field:has(.range) .field-title{max-width:calc(100% - 10rem);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.field:has(.range-date) .field-title{max-width:calc(100% - 12.7rem)}
.range-fields input:hover,.range-fields input:focus{border-color:var(--control)}
.filter-foot{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem;margin:.75rem .15rem 0;font-size:.86rem}
.fitting{margin:0;color:var(--muted);font-variant-numeric:tabular-nums}
.fitting strong{color:var(--ink);font-weight:680}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;margin:0;padding:0}
.chip{display:flex;align-items:center;gap:.35rem;max-width:24rem;padding:.18rem .3rem .18rem .7rem;border-radius:1.2rem;background:var(--good-tint);color:var(--good);font-size:.82rem;font-weight:600}
.chip span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.chip.fixed{padding-right:.7rem;background:var(--sunken);color:var(--muted)}
.chip-remove{flex:none;width:1.35rem;height:1.35rem;border:0;border-radius:50%;background:none;color:inherit;font:600 1rem/1 var(--sans);cursor:pointer}
.chip-remove:hover{background:var(--surface)}
`;
