/** Colours of the picture: light, dark. A page around it may set them anew on `svg.jg`. */
const COLOURS = {
  'paper': ['#ffffff', '#0c0f0d'],
  'canvas': ['#f3f6f4', '#121614'],
  'rim': ['#dfe6e2', '#262d29'],
  'card': ['#ffffff', '#1c221f'],
  'edge': ['#9aa8a0', '#64736b'],
  'ink': ['#16201a', '#eef3f0'],
  'muted': ['#5a675f', '#a3b0a8'],
  'source': ['#2563b8', '#7db2f5'],
  'source-tint': ['#e6effb', '#1d2f45'],
  'transform': ['#6d4bb5', '#bda2f4'],
  'transform-tint': ['#f0eafb', '#2f2747'],
  'target': ['#11743b', '#4fd181'],
  'target-tint': ['#e2f4e9', '#17382a'],
  'warning': ['#b3261e', '#ff8a80'],
} as const;

type Colour = keyof typeof COLOURS;

/** A property with the colour itself for viewers without variables, then with the variable. */
function paint(property: 'fill' | 'stroke', colour: Colour): string {
  const [light] = COLOURS[colour];
  return `${property}:${light};${property}:var(--jg-${colour},${light});`;
}

function variables(theme: 0 | 1): string {
  return Object.entries(COLOURS).map(([name, pair]) => `--jg-${name}:${pair[theme]};`).join('');
}

function kindRules(kind: 'source' | 'transform' | 'target'): string {
  return `.jg-${kind} .jg-tile{${paint('fill', `${kind}-tint`)}}.jg-${kind} .jg-icon{${paint('stroke', kind)}}.jg-${kind} .jg-type{${paint('fill', kind)}}`;
}

/** The picture's style sheet. Dark applies to screens only: paper is white. */
export const GRAPH_STYLE = `
.jg{${variables(0)}background:var(--jg-paper);font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
@media screen and (prefers-color-scheme:dark){.jg{${variables(1)}}}
.jg-band{${paint('fill', 'canvas')}${paint('stroke', 'rim')}}
.jg-job{font-size:15px;font-weight:650;${paint('fill', 'ink')}}
.jg-about{font-size:12px;font-weight:400;${paint('fill', 'muted')}}
.jg-card{${paint('fill', 'card')}${paint('stroke', 'rim')}}
.jg-icon{fill:none;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.jg-type{font-size:10px;font-weight:600;letter-spacing:.02em}
.jg-name{font-size:13px;font-weight:650;${paint('fill', 'ink')}}
.jg-detail{font-size:11px;${paint('fill', 'ink')}}
.jg-small{font-size:11px;${paint('fill', 'muted')}}
.jg-edge{fill:none;stroke-width:1.6;${paint('stroke', 'edge')}}
.jg-tip{${paint('fill', 'edge')}}
.jg-link{fill:none;stroke-width:1.6;stroke-dasharray:2 5;stroke-linecap:round;${paint('stroke', 'target')}}
.jg-link-tip{${paint('fill', 'target')}}
.jg-rows{font-size:10px;font-weight:600;font-variant-numeric:tabular-nums;paint-order:stroke;stroke-width:4px;stroke-linejoin:round;${paint('stroke', 'canvas')}${paint('fill', 'ink')}}
${kindRules('source')}${kindRules('transform')}${kindRules('target')}
.jg-warning{font-size:11px;font-weight:650;${paint('fill', 'warning')}}
.jg-warned .jg-card{stroke-width:2;${paint('stroke', 'warning')}}
`;
