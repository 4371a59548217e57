import type { TransformProps } from './field-transforms';
import type { ExplodeNode } from '../../manifest/schema';
import { DataType } from '../../schema/data-type';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';

/** Properties of an Explode, or a FirstOfList. */
export interface ListProps extends TransformProps {
  /** Name of the field whose text is a list. */
  readonly field: string;

  /**
   * What separates the elements, one character: `;` in `pop; rock`. Blanks around them do not count, and what is empty is no element.
   *
   * @default - the elements stand in square brackets, between commas, in quotes or not: `['pop', 'rock']`
   */
  readonly separator?: string;
}

/** Properties of an Explode. */
export interface ExplodeProps extends ListProps {}

/** Properties of a FirstOfList. */
export interface FirstOfListProps extends ListProps {}

/** What has a meaning in the pattern of a separator, or ends its text. */
const NO_SEPARATOR = /^[\\^[\]'"`\s]$/;

/** A row for each element of a list that is in a text, in the place of the text; where the list has none, one row with a null. In Glue it is a SQL node. */
export class Explode extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: ExplodeProps) {
    super(graph, name, [props.input], props.input.schema, props);
    checkList(new NodeCheck(graph, name), props);
  }

  /** @internal */
  public get _keepsRows(): boolean {
    return false;
  }

  /** @internal */
  public _toManifest(): ExplodeNode {
    return { type: 'Explode', ...this._base(), ...listOf(this.props), take: 'all' };
  }
}

/** The first element of a list that is in a text, in the place of the text; null where there is none. In Glue it is a SQL node. */
export class FirstOfList extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: FirstOfListProps) {
    super(graph, name, [props.input], props.input.schema, props);
    checkList(new NodeCheck(graph, name), props);
  }

  /** @internal */
  public _toManifest(): ExplodeNode {
    return { type: 'Explode', ...this._base(), ...listOf(this.props), take: 'first' };
  }
}

function checkList(check: NodeCheck, { input, field: name, separator }: ListProps): void {
  const field = check.field(input, name, 'the list');
  if (field && !field.dataType.sameAs(DataType.STRING)) check.error('wrongType', `a list is in a text, got: ${name} of type ${field.dataType}`);
  if (separator !== undefined && (separator.length !== 1 || NO_SEPARATOR.test(separator))) {
    check.error('invalidCharacter', `separator is one character, no quote, bracket, blank, ^ or backslash, got: '${separator}'`);
  }
}

function listOf({ field, separator }: ListProps): Pick<ExplodeNode, 'field' | 'separator'> {
  return { field, ...(separator !== undefined && { separator }) };
}
