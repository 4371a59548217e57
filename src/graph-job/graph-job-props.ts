import type * as iam from 'aws-cdk-lib/aws-iam';
import type { JobEditor, JobOptions } from './job-options';
import type { JobGraph } from '../job-graph';
import type { DataLocation } from '../storage';

/** Properties of a GraphJob. */
export interface GraphJobProps extends JobOptions {
  /** What the job does. No node can be added to it afterwards. */
  readonly graph: JobGraph;

  /** The places that the graph names, each under its logical name. */
  readonly locations: { [location: string]: DataLocation };

  /**
   * Where the files of the tables lie that the graph reads or writes by their names in the Data Catalog, each under
   * `database.table`.
   *
   * @default - none: the graph has no CatalogSource and no CatalogTarget
   */
  readonly tables?: { [table: string]: DataLocation };

  /**
   * What databases of the Data Catalog are called that the graph names, where only the deployment knows, e.g. a `glue.Database` of the
   * app: each under its name in the graph, of lower-case letters, digits and `_`. The script is told by arguments.
   *
   * @default - as the graph names them
   */
  readonly databases?: { [database: string]: string };

  /**
   * Whether Glue remembers which files a run has read. It cannot be had where a graph joins, since a join needs all rows.
   *
   * The script of this library reads all files in every run and replaces what its targets hold, so that a second run leaves equal
   * rows; a bookmark is heeded by the script only that Glue Studio generates when the graph is saved there.
   *
   * @default false
   */
  readonly bookmarks?: boolean;

  /**
   * Role that the job runs as. It is given the rights that the job needs.
   *
   * @default - a new role, which can read the sources, replace the targets, and write logs and metrics
   */
  readonly role?: iam.IRole;

  /**
   * How the job is shown in Glue Studio. VISUAL needs `scripts`.
   *
   * @default - JobEditor.VISUAL when `scripts` is given, else JobEditor.SCRIPT
   */
  readonly editor?: JobEditor;

  /**
   * Place in a bucket of the pipeline's own for the scripts of a visual job: the one that it runs, the same as it was deployed, and
   * the one that Glue generates, which no run uses. A change of the place leaves the earlier scripts behind.
   *
   * @default - none: the job is not visual, and its script is an asset
   */
  readonly scripts?: DataLocation;

  /**
   * Role of the function that registers the graph of a visual job. It is given the rights that this needs.
   *
   * @default - a new role, which can update this job, pass on its role, and write its scripts
   */
  readonly registrationRole?: iam.IRole;
}
