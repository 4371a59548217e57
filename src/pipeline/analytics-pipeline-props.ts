import type { PipelineOptions } from './pipeline-options';
import type { JobGraph, TargetNode } from '../job-graph';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import type { DataLocation } from '../storage';
import type { Dashboard } from '../visual';

/** A table of a pipeline: rows that one of its job graphs writes. */
export interface PipelineTable {
  /** Name of the table, in the Data Catalog and in queries: lower-case letters, digits and `_`. That of an IcebergTarget is the one that it names. */
  readonly name: string;

  /** The target that writes it: a ParquetTarget or an IcebergTarget of one of the graphs. */
  readonly target: TargetNode;

  /**
   * What a row of the table is.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * What must hold of the rows. On one machine a run that breaks a rule publishes nothing; in AWS the rules are a data quality ruleset
   * on the table, and a run of the workflow that breaks one fails before QuickSight is refreshed.
   *
   * @default - none
   */
  readonly rules?: QualityRule[];
}

/** Properties of an AnalyticsPipeline. */
export interface AnalyticsPipelineProps extends PipelineOptions {
  /** What its jobs do, in the order in which they run: one job for each graph, which is named after it. */
  readonly graphs: JobGraph[];

  /**
   * The tables that queries, rules and the dashboard are about.
   *
   * @default - none: there is neither a database nor a workgroup
   */
  readonly tables?: PipelineTable[];

  /**
   * Questions to the tables: each is a named query in Athena, and is answered by a run on one machine.
   *
   * @default - none
   */
  readonly queries?: PipelineQuery[];

  /**
   * What is drawn of the tables: in QuickSight, and in the page on one machine.
   *
   * @default - none
   */
  readonly dashboard?: Dashboard;

  /**
   * Where the files of tables lie that the graphs read or write by their names in the Data Catalog and that are not of this pipeline, each
   * under `database.table`.
   *
   * @default - none: the graphs have no CatalogSource and no CatalogTarget
   */
  readonly existingTables?: { [table: string]: DataLocation };
}
