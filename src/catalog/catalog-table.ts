import type * as glue from 'aws-cdk-lib/aws-glue';
import type { TargetNode } from '../job-graph';
import type { QualityRule } from '../quality';
import type { DataLocation } from '../storage';

/** A table that a WarehouseCatalog is asked for. */
export interface CatalogTableOptions {
  /** Name of the table: lower-case letters, digits and `_`. That of an IcebergTarget is the one that it names. */
  readonly name: string;

  /**
   * The target that writes the table: its schema, partition keys and folder. A ParquetTarget, or an IcebergTarget: the job that it is
   * in then makes the table by its first run, and keeps it current, so that no crawler does.
   */
  readonly target: TargetNode;

  /** The place that the target's location stands for. */
  readonly location: DataLocation;

  /**
   * What a row of the table is.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * What must hold of the rows: becomes a data quality ruleset on the table.
   *
   * @default - no ruleset
   */
  readonly rules?: QualityRule[];
}

/** A table of a WarehouseCatalog. */
export interface CatalogTable {
  /** Name of the table. */
  readonly name: string;

  /** The table. One that is not declared by the stack is there once the crawler has found it, or the job has made it. */
  readonly table: glue.ITable;

  /** The folder of its files. */
  readonly location: DataLocation;

  /**
   * Its data quality ruleset.
   *
   * @default - none: there are no rules
   */
  readonly ruleset?: glue.DataQualityRuleset;
}
