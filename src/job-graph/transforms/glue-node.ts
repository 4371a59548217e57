import { roleOfNodeType } from '../../manifest/node-traits';
import type { GlueNode as ManifestGlueNode } from '../../manifest/schema';
import { Schema } from '../../schema/schema';
import { NodeCheck } from '../checks/node-check';
import { checkGluePaths } from '../file-types';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';
import type { NodeCollection } from '../node-collection';

/** Properties of a GlueNode. */
export interface GlueNodeProps extends JobNodeProps {
  /** Its type, by its name in the API, e.g. `Recipe` or `AmazonRedshiftSource`. */
  readonly nodeType: string;
  /**
   * The nodes whose rows it takes.
   *
   * @default - none: it is a source
   */
  readonly inputs?: JobNode[];
  /** Its members in the API, all but `Name` and `Inputs`. */
  readonly members: { [member: string]: any };
  /**
   * The fields of the rows that it gives.
   *
   * @default - not known: what follows is not checked, and the job cannot be deployed. Of a target: those of its input
   */
  readonly outputSchema?: Schema;
}

/**
 * A node of a type that this library has no class for, as Glue's API takes it. Only Glue runs it, as part of a visual job.
 * It is a target when its type ends in `Target`.
 * https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-visual-job-api.html
 */
export class GlueNode extends JobNode {
  /** Its type, by its name in the API. */
  public readonly nodeType: string;

  constructor(graph: JobGraph, name: string, props: GlueNodeProps) {
    const check = new NodeCheck(graph, name);
    const inputs = props.inputs ?? [];
    super(graph, name, inputs, check.declared(columns(props), 'the declared output'), {
      ...props,
      glueOptions: { ...props.members, ...props.glueOptions },
    });
    this.nodeType = props.nodeType;
    if (!/^[A-Z][A-Za-z0-9]*$/.test(props.nodeType)) {
      check.error('invalidNodeType', `nodeType is the name of a type of node in Glue's API, such as 'Recipe', got: '${props.nodeType}'`);
    }
    checkGluePaths(check, props.nodeType, props.members.Paths);
  }

  /** Whether it writes rows instead of giving them to another node. */
  public get isTarget(): boolean {
    return roleOfNodeType(this.nodeType) === 'target';
  }

  /** @internal */
  public get _columnsProperty(): string | undefined {
    return this.isTarget ? undefined : 'outputSchema';
  }

  /** Some types give a collection (`Route`), others do not. @internal */
  public get _collection(): NodeCollection {
    return { isCertain: false, schemaOf: () => this.schema };
  }

  /** @internal */
  public get _takesCollection(): boolean {
    return true;
  }

  /** @internal */
  public get _keepsRows(): boolean {
    return this.isTarget;
  }

  /** @internal */
  public _toManifest(): ManifestGlueNode {
    return { type: 'GlueNode', ...this._base(), nodeType: this.nodeType, glue: this._glueOptions };
  }
}

function columns({ outputSchema, nodeType, inputs = [] }: GlueNodeProps): Schema {
  if (outputSchema) return outputSchema;
  return roleOfNodeType(nodeType) === 'target' && inputs.length > 0 ? inputs[0].schema : Schema.incomplete();
}
