import { TransformProps } from './field-transforms';
import type { DropNullFieldsNode } from '../../manifest/schema';
import type { DataType } from '../../schema/data-type';
import { isConstantOf } from '../../schema/literals';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';

/** How many values of its own a node of Glue can take for null (`NullValueFields` in its API). */
const MAX_NULL_TEXTS = 50;

/** A value that counts as null. */
export interface NullText {
  /** The value, as text. */
  readonly value: string;
  /** The type of the columns in which it counts as null. */
  readonly dataType: DataType;
}

/** Properties of a DropNullFields. */
export interface DropNullFieldsProps extends TransformProps {
  /**
   * Whether an empty text counts as null.
   *
   * @default false
   */
  readonly emptyIsNull?: boolean;
  /**
   * Whether the text `null` counts as null.
   *
   * @default false
   */
  readonly nullTextIsNull?: boolean;
  /**
   * Whether the number -1 counts as null.
   *
   * @default false
   */
  readonly minusOneIsNull?: boolean;
  /**
   * Other values that count as null, at most 50.
   *
   * @default - none
   */
  readonly nullTexts?: NullText[];
}

/**
 * Empties the columns in which no value is other than null, or than what counts as null.
 *
 * Glue leaves such a column out. Here it stays in the schema, null in every row: a table declares its columns before its rows
 * are known.
 */
export class DropNullFields extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: DropNullFieldsProps) {
    const check = new NodeCheck(graph, name);
    const fields = props.input.schema.fields.map((field) => field.withNullable(true));
    super(graph, name, [props.input], check.output(fields, props.input), props);
    checkNullTexts(check, props.nullTexts ?? []);
  }

  /** @internal */
  public _toManifest(): DropNullFieldsNode {
    return {
      type: 'DropNullFields',
      ...this._base(),
      emptyIsNull: this.props.emptyIsNull ?? false,
      nullTextIsNull: this.props.nullTextIsNull ?? false,
      minusOneIsNull: this.props.minusOneIsNull ?? false,
      nullTexts: (this.props.nullTexts ?? []).map(({ value, dataType }) => ({ value, type: dataType.name })),
    };
  }
}

function checkNullTexts(check: NodeCheck, texts: NullText[]): void {
  if (texts.length > MAX_NULL_TEXTS) check.error('nullTextCount', `it has at most ${MAX_NULL_TEXTS} nullTexts, got: ${texts.length}`);
  for (const { value, dataType } of texts.filter((text) => !isConstantOf(text.dataType, text.value))) {
    check.error('wrongConstant', `a null text is of type ${dataType}, got: ${value}`);
  }
}
