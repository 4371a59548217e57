import { TransformProps } from './field-transforms';
import type { SelectFromCollectionNode, SplitFieldsNode } from '../../manifest/schema';
import { Schema } from '../../schema/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';
import type { NodeCollection } from '../node-collection';

/** Properties of a SplitFields. */
export interface SplitFieldsProps extends TransformProps {
  /** Names of the fields of the first of the two; the second has the others. */
  readonly fields: string[];
}

/** Splits rows into some of their fields and the others: a collection of two, of which `SelectFromCollection` takes one. */
export class SplitFields extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: SplitFieldsProps) {
    super(graph, name, [props.input], props.input.schema, props);
    new NodeCheck(graph, name).fields(props.input, props.fields, 'the split');
  }

  /** @internal */
  public get _collection(): NodeCollection {
    const { fields, isComplete } = this.schema;
    const part = (index: number) => fields.filter((field) => this.props.fields.includes(field.name) === (index === 0));
    return { size: 2, isCertain: true, schemaOf: (index) => (isComplete ? Schema.of : Schema.incomplete)(...part(index)) };
  }

  /** @internal */
  public _toManifest(): SplitFieldsNode {
    return { type: 'SplitFields', ...this._base(), fields: this.props.fields };
  }
}

/** Properties of a SelectFromCollection. Its input is a node that gives a collection: `SplitFields` or `CustomCode`. */
export interface SelectFromCollectionProps extends TransformProps {
  /** Which one, from 0. Of a SplitFields: 0 has the fields that it names, 1 the others. */
  readonly index: number;
}

/** Takes one of a collection. */
export class SelectFromCollection extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: SelectFromCollectionProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, [props.input], selectedSchema(check, props), props);
  }

  /** @internal */
  public get _takesCollection(): boolean {
    return true;
  }

  /** @internal */
  public _toManifest(): SelectFromCollectionNode {
    return { type: 'SelectFromCollection', ...this._base(), index: this.props.index };
  }
}

function selectedSchema(check: NodeCheck, { input, index }: SelectFromCollectionProps): Schema {
  const collection = input._collection;
  if (!collection) {
    check.error('noCollection', `its input gives no collection, got: '${input.name}'; select from a SplitFields or a CustomCode, or leave this node out`);
    return input.schema;
  }
  const { size } = collection;
  if (!Number.isInteger(index) || index < 0 || (size !== undefined && index >= size)) {
    const last = size === undefined ? 'on' : `to ${size - 1}`;
    check.error('invalidIndex', `index is a whole number from 0 ${last}, got: ${index}`);
    return Schema.incomplete();
  }
  return check.declared(collection.schemaOf(index), 'the output');
}
