import { tableText } from './catalog-names';
import { catalogStatements } from './catalog-statements';
import { columnName } from './columns';
import { Code, call, indented, layOut } from './python-code';
import { pyText } from './python-text';
import { FilesTargetNode, ScriptNode, isFilesTarget, isIcebergTarget, locationArgument, rowsOf, those } from './script-graph';
import { Needs, isInnerJoin } from './support/needs';
import { SourceNode, TargetNode, isSource, isTarget } from '../../manifest/node-traits';
import { placeAt } from '../../manifest/place';
import type { JoinNode, ManifestNode } from '../../manifest/schema';

/** How far in the nodes are called. */
const INDENT = 8;

/** The function that runs the nodes in their order. */
export function mainFunction(graphName: string, nodes: ScriptNode[], needs: Needs): string[] {
  const transforms = nodes.filter(({ node }) => !isSource(node) && !isTarget(node));
  const steps = [
    [...those(nodes, isFilesTarget).flatMap(targetFolder), 'publication.recover()'],
    ['reader = Reader(spark, files)', ...those(nodes, isSource).flatMap(readRows), `reader.check(${needs.rejects ? 'args.max_rejects' : ''})`],
    transforms.flatMap(transformRows),
    needs.joins ? [...those(nodes, isInnerJoin).flatMap(countLost), 'joins.check()'] : [],
    stops(nodes, 'Immediate'),
    // What cannot be undone comes last: an Iceberg table has its new rows at once.
    [...those(nodes, isFilesTarget).flatMap(writeRows), ...those(nodes, isIcebergTarget).flatMap(writeRows), 'publication.publish()'],
    those(nodes, isTarget).flatMap(catalogStatements).flatMap((statement) => layOut(statement, '', INDENT)),
    stops(nodes, 'AfterDataLoad'),
  ].filter((step) => step.length > 0);
  return [
    'def main() -> None:',
    ...indented([
      '"""Runs the nodes, each after its inputs, and publishes what the targets wrote."""',
      'args = arguments()',
      ...layOut(call('session', pyText(graphName)), 'spark = '),
      'files = Files(spark)',
      ...(needs.quality ? ['quality = Quality()'] : []),
      ...(needs.joins ? ['joins = Joins(args.max_unmatched)'] : []),
      '',
      'with Publication(files) as publication:',
      ...indented(steps.flatMap((step, index) => (index === 0 ? step : ['', ...step]))),
    ]),
  ];
}

function targetFolder({ node, name, databases }: ScriptNode<FilesTargetNode>): string[] {
  const place: [Code, string] = node.type === 'CatalogTarget'
    ? [call('table_location', 'spark', tableText(node, databases)), '']
    : [`args.${locationArgument(node.location)}`, node.path];
  return layOut(call('publication.folder', place[0], pyText(place[1])), `${name}_folder = `, INDENT);
}

function readRows(source: ScriptNode<SourceNode>): string[] {
  return layOut(called(source), `${rowsOf(source.name)} = `, INDENT);
}

function transformRows(transform: ScriptNode): string[] {
  return layOut(called(transform), `${rowsOf(transform.name)} = `, INDENT);
}

function countLost({ node, inputs }: ScriptNode<JoinNode>): string[] {
  const keys = node.keys.map(({ left, right }) => `(${columnName(left)}, ${columnName(right)})`);
  return layOut(call('joins.count', pyText(node.name), ...inputs.map((input) => rowsOf(input.name)), ...keys), '', INDENT);
}

function writeRows(target: ScriptNode<TargetNode>): string[] {
  return layOut(called(target), '', INDENT);
}

/** The call of the node's function: each of its parameters that is not known by name takes the rows of its next input. */
function called({ node, name, function: fn, inputs }: ScriptNode): Code {
  const rows = inputs.map((input) => rowsOf(input.name));
  const known: Record<string, () => string> = {
    spark: () => 'spark',
    reader: () => 'reader',
    quality: () => 'quality',
    args: () => 'args',
    location: () => locationOf(node),
    folder: () => (isIcebergTarget(node) ? `${locationOf(node)} + ${pyText(placeAt('', node.path))}` : `${name}_folder`),
  };
  return call(name, ...fn.parameters.map((parameter) => known[parameter.split(':')[0]]?.() ?? rows.shift()!));
}

function locationOf(node: ManifestNode): string {
  return 'location' in node ? `args.${locationArgument(node.location)}` : '';
}

function stops(nodes: ScriptNode[], moment: 'Immediate' | 'AfterDataLoad'): string[] {
  const some = nodes.some(({ node }) => node.type === 'EvaluateDataQuality' && node.stop === moment);
  return some ? [`quality.stop(${pyText(moment)})`] : [];
}
