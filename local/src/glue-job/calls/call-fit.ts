import { isDeepStrictEqual } from 'util';
import { roleOfNodeType } from 'cdk-spotify-analytics/manifest';
import { FindingSeverity, JobGraph, type JobNode } from 'cdk-spotify-analytics/model';
import { renderGlueNodes, rowChangingOptions } from 'cdk-spotify-analytics/render';
import { makeNode, type NodesByVariable } from './build-graph';
import { declaredSchema, type CallContext, type Draft } from './call-context';
import { NotExpressible } from './call-members';
import type { NodeNames } from './call-names';
import { keptSchema, translatorOf } from './call-table';
import { Ref, type JobCall, type Props, type Value } from './call-values';
import { isFollowed } from '../../engine/only-in-glue';
import type { ManifestNode } from '../../manifest';
import type { GlueJobNode } from '../glue-job';

type Members = Readonly<Record<string, unknown>>;

/** A node, and what it is tried out with. */
export interface FitRequest {
  readonly context: CallContext;
  readonly names: NodeNames;
  /** The nodes that were made before. */
  readonly made: NodesByVariable;
  /** Where a location of the graph lies. */
  readonly baseOf: (location: string) => string;
}

/**
 * Errors of the library that say that its class does not take what Glue takes: such a node passes through as it is.
 * All other errors are about the job itself, and are kept for people to see.
 */
const NOT_TAKEN = new Set([
  'invalidPath', 'invalidCharacter', 'invalidAlias', 'duplicateAlias', 'notSelect', 'severalStatements', 'escapedText', 'doubleQuotes',
  'unsupportedPattern', 'invalidPattern', 'invalidRuleset', 'invalidPublishing', 'noCollection', 'noConditions', 'selfJoin', 'invalidClassName', 'engineText',
]);

/**
 * The call that makes a node so that it is rendered as the job has it, to the letter: of a class of the library, with options
 * for what the class has no property for and what changes no row; else of a node that passes through.
 *
 * @throws Error where even that does not give the node, which would be a fault of the library
 */
export function fittedCall(request: FitRequest): JobCall {
  const translator = translatorOf(request.context.node.type);
  if (!translator) return passingCall(request, 'The library has no class for this node: only Glue runs it.');
  try {
    return typedCall(request, translator(request.context));
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error;
    return passingCall(request, `Only Glue runs this node: ${error.message}`);
  }
}

function typedCall(request: FitRequest, draft: Draft): JobCall {
  const { node } = request.context;
  const first = tryOut(request, draft.className, draft.props);
  refuseWhatIsNotTaken(first);
  if (first.type !== node.type) throw new NotExpressible('its type', node.type, `the library would make it a ${first.type}`);
  const props = { ...ownId(first, node), ...draft.props, ...options('glueOptions', differences(node, first)) };
  const fitted = tryOut(request, draft.className, props);
  const changing = rowChangingOptions(fitted.manifest).find((option) => !draft.keptOptions?.includes(option) && !isFollowed(option, fitted.manifest));
  if (changing !== undefined) throw new NotExpressible(changing, node.members[changing], 'it may change the rows, and the library has no property for it');
  return finished(request, fitted, { ...draft, props });
}

/** A node that the library passes through: its columns are what it declares, or those of its input where it leaves them alone. */
function passingCall(request: FitRequest, whyPassed: string): JobCall {
  const { context } = request;
  const { Name: _name, Inputs: _inputs, ...members } = context.node.members;
  const outputSchema = roleOfNodeType(context.node.type) === 'target' ? undefined : declaredSchema(context) ?? keptSchema(context);
  const propsWith = (more: Members): Props => ({
    nodeType: context.node.type,
    ...(context.inputs.length > 0 && { inputs: context.inputs.map(({ variable }) => new Ref(variable)) }),
    members: { ...members, ...more } as Props,
    ...(outputSchema !== undefined && { outputSchema }),
  });
  const first = tryOut(request, 'GlueNode', propsWith({}));
  const props = { ...ownId(first, context.node), ...propsWith(differences(context.node, first)) };
  return finished(request, tryOut(request, 'GlueNode', props), { className: 'GlueNode', props, whyPassed });
}

interface Tried {
  readonly node: JobNode;
  readonly manifest: ManifestNode;
  readonly findings: JobGraph['findings'];
  readonly type: string;
  readonly members: Members;
}

/** Makes a node in a graph of its own, and renders it. */
function tryOut({ names, made, baseOf }: FitRequest, className: string, props: Props): Tried {
  const graph = new JobGraph('trial');
  const node = makeNode(graph, { className, name: names.name, props }, made);
  const manifest = node._toManifest();
  const [[type, members]] = Object.entries(renderGlueNodes([manifest], baseOf)[manifest.id]);
  return { node, manifest, findings: graph.findings, type, members };
}

function refuseWhatIsNotTaken({ node, findings }: Tried): void {
  const refusal = findings.find(({ id, severity }) => severity === FindingSeverity.ERROR && NOT_TAKEN.has(id));
  if (refusal) throw new NotExpressible(undefined, undefined, refusal.message.replace(`node '${node.name}': `, ''));
}

/** The library makes an id of the name; another one is said. */
function ownId({ node }: Tried, { id }: GlueJobNode): Props {
  return node.nodeId === id ? {} : { nodeId: id };
}

/** The members that a node is rendered with otherwise than the job has them: as the job has them, null where it has none. */
function differences({ members }: GlueJobNode, rendered: { members: Members }): Members {
  const names = new Set([...Object.keys(members), ...Object.keys(rendered.members)]);
  const differing = [...names].filter((name) => !isDeepStrictEqual(withSlash(members[name]) ?? undefined, withSlash(rendered.members[name])));
  return Object.fromEntries(differing.map((name) => [name, members[name] ?? null]));
}

/** Of a whole bucket the library writes `s3://bucket/`. The job may leave the slash out: it is the same place. */
function withSlash(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSlash);
  return typeof value === 'string' && /^s3:\/\/[^/\s]+$/.test(value) ? `${value}/` : value;
}

function options(name: string, members: Members): Props {
  return Object.keys(members).length === 0 ? {} : { [name]: members as Value };
}

function finished({ context: { node }, names }: FitRequest, tried: Tried, { className, props, notes = [], whyPassed }: Draft & Pick<JobCall, 'whyPassed'>): JobCall {
  const remaining = Object.keys(differences(node, tried));
  if (tried.manifest.id !== node.id || tried.type !== node.type || remaining.length > 0) {
    throw new Error(`node ${node.id} of type ${node.type} does not come back as it is: ${remaining.join(', ')}`);
  }
  return {
    variable: names.variable,
    className,
    id: node.id,
    name: names.name,
    props,
    notes: [...nameNotes(node, names), ...notes, ...(whyPassed === undefined ? [] : [whyPassed])],
    ...(whyPassed !== undefined && { whyPassed }),
  };
}

function nameNotes({ members: { Name } }: GlueJobNode, { name }: NodeNames): string[] {
  if (Name === name) return [];
  const inGlue = typeof Name !== 'string' || !/\S/.test(Name) ? 'it has no name' : `it is called '${String(Name)}', as another node is`;
  return [`In Glue ${inGlue}; in a graph of the library all nodes have names of their own.`];
}
