import type { CustomCodeNode } from '../../manifest/schema';
import { Schema } from '../../schema/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';
import type { NodeCollection } from '../node-collection';

/** Properties of a CustomCode. */
export interface CustomCodeProps extends JobNodeProps {
  /** The inputs, at least one. */
  readonly inputs: JobNode[];
  /**
   * Body of a function in Python. It knows `glueContext` and `dfc`, a DynamicFrameCollection of the inputs in their order,
   * and returns a DynamicFrameCollection.
   */
  readonly code: string;
  /** Name of the function. */
  readonly className: string;
  /**
   * The fields of what is taken of the result.
   *
   * @default - not known: what follows is not checked, and the job cannot be deployed
   */
  readonly outputSchema?: Schema;
}

/**
 * Runs a function in Python over its inputs. Only Glue runs it. It gives a collection, of which `SelectFromCollection` takes one.
 * https://docs.aws.amazon.com/glue/latest/dg/transforms-custom.html
 */
export class CustomCode extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: CustomCodeProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, props.inputs, check.declared(props.outputSchema ?? Schema.incomplete(), 'the declared output'), props);
    if (props.inputs.length === 0) check.error('noInputs', 'it has no inputs');
    if (!/\S/.test(props.code)) check.error('noCode', 'it has no code; the code is the body of a function in Python');
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(props.className)) {
      check.error('invalidClassName', `className is the name of a function in Python: letters, digits and '_', got: '${props.className}'`);
    }
  }

  /** @internal */
  public get _columnsProperty(): string | undefined {
    return 'outputSchema';
  }

  /** @internal */
  public get _collection(): NodeCollection {
    return { isCertain: true, schemaOf: () => this.schema };
  }

  /** @internal */
  public get _keepsRows(): boolean {
    return false;
  }

  /** @internal */
  public _toManifest(): CustomCodeNode {
    return { type: 'CustomCode', ...this._base(), code: this.props.code, className: this.props.className };
  }
}
