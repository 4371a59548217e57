import type { GlueOptions } from '../../manifest/schema';
import type { Schema } from '../../schema/schema';
import type { TableName } from '../catalog-table';
import type { NodeCollection } from '../node-collection';

/** What a node reads or writes: a folder, a table of the Data Catalog, or a folder that a table describes. */
export interface NodePlace {
  /** Logical name of the location, and the path under it. */
  readonly folder?: { readonly location: string; readonly path: string };
  /** Folders that it reads when there is nothing in that one. */
  readonly alternatives?: { readonly location: string; readonly path: string }[];
  readonly table?: TableName;
}

/** The keys of a join. */
export interface JoinedKeys {
  /** The marks by which the fields of the keys are recognized after it. */
  readonly marks: string[];
  /** The keys as people say them: `artist_id = id`, or `track_id` where both sides call it so. */
  readonly names: string[];
}

/** All that the checks of a whole graph ask of a node: every JobNode is one. */
export interface CheckedNode {
  readonly graph: { readonly name: string };
  readonly name: string;
  readonly nodeId: string;
  readonly inputs: CheckedNode[];
  readonly schema: Schema;
  readonly isTarget: boolean;
  readonly _glueOptions: GlueOptions;
  readonly _columnsProperty?: string;
  readonly _collection?: NodeCollection;
  readonly _takesCollection: boolean;
  readonly _keepsRows: boolean;
  readonly _reads: NodePlace;
  readonly _writes: NodePlace;
  readonly _joins?: JoinedKeys;
  readonly _dropsFields: boolean;
}
