import * as library from 'cdk-spotify-analytics/model';
import { Member, New, Ref, SchemaOf, StaticCall, Struct, type JobCall, type JobCalls, type Value } from './call-values';

/** The nodes that were made, by their variables. */
export type NodesByVariable = ReadonlyMap<string, library.JobNode>;

type NodeClass = new (graph: library.JobGraph, name: string, props: unknown) => library.JobNode;
type Members = Readonly<Record<string, unknown>>;
type Methods = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/**
 * Builds the graph that the calls describe. What is wrong with the graph is among its findings.
 *
 * @throws Error where a call is none of the library's, which would be a fault of the translation
 */
export function buildGraph({ graphName, calls }: JobCalls): library.JobGraph {
  const graph = new library.JobGraph(graphName);
  const made = new Map<string, library.JobNode>();
  for (const call of calls) made.set(call.variable, makeNode(graph, call, made));
  return graph;
}

/** Makes one node. */
export function makeNode(graph: library.JobGraph, call: Pick<JobCall, 'className' | 'name' | 'props'>, made: NodesByVariable): library.JobNode {
  const nodeClass = exported(call.className) as NodeClass;
  return new nodeClass(graph, call.name, evaluate(call.props, made));
}

/** What a value is, with the real classes of the library. */
export function evaluate(value: Value | undefined, made: ReadonlyMap<string, unknown>): unknown {
  if (value instanceof Ref) return madeBefore(value.variable, made);
  if (value instanceof SchemaOf) return (madeBefore(value.variable, made) as library.JobNode).schema;
  if (value instanceof Member) return (exported(value.className) as Members)[value.member];
  if (value instanceof StaticCall) return callStatic(value, made);
  if (value instanceof New) return construct(value, made);
  if (value instanceof Struct) return evaluate(value.props, made);
  if (Array.isArray(value)) return value.map((entry: Value) => evaluate(entry, made));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined).map(([name, entry]) => [name, evaluate(entry, made)]));
}

function construct({ className, args }: New, made: ReadonlyMap<string, unknown>): unknown {
  const constructed = exported(className) as new (...args: unknown[]) => unknown;
  return new constructed(...args.map((arg) => evaluate(arg, made)));
}

function callStatic({ className, method, args, then }: StaticCall, made: ReadonlyMap<string, unknown>): unknown {
  const owner = exported(className) as Methods;
  const result = owner[method](...args.map((arg) => evaluate(arg, made)));
  return then.reduce((object, name) => (object as Methods)[name](), result);
}

function exported(name: string): unknown {
  const value = (library as Members)[name];
  if (value === undefined) throw new Error(`the library has no ${name}`);
  return value;
}

function madeBefore(variable: string, made: ReadonlyMap<string, unknown>): unknown {
  const found = made.get(variable);
  if (!found) throw new Error(`${variable} is used before it is made`);
  return found;
}
