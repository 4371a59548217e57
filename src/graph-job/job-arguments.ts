import { Tokenization } from 'aws-cdk-lib';
import type { GraphJobProps } from './graph-job-props';
import { placesOf } from './places';
import { allTables, tablesOf } from './tables';
import type { JobGraph } from '../job-graph';
import { databaseArgument } from '../render/pyspark/catalog-names';
import type { DataLocation } from '../storage';
import { urlOf } from '../storage/location-keys';

type Locations = { [location: string]: DataLocation };

/** Glue makes one argument of several settings of Spark: each but the first has its `--conf` in the text. */
const ICEBERG_CATALOG = [
  'spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
  'spark.sql.catalog.glue_catalog=org.apache.iceberg.spark.SparkCatalog',
  'spark.sql.catalog.glue_catalog.catalog-impl=org.apache.iceberg.aws.glue.GlueCatalog',
  'spark.sql.catalog.glue_catalog.io-impl=org.apache.iceberg.aws.s3.S3FileIO',
];

/** The arguments of the job that runs a graph. */
export function jobArguments({ graph, locations, databases }: GraphJobProps): { [argument: string]: string } {
  return { ...locationArguments(graph, locations), ...databaseArguments(databases ?? {}), ...catalogArguments(graph) };
}

/** The arguments of what can be chosen of a job. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html */
export function optionArguments({ autoScaling, jobInsights, bookmarks, maxRejects, maxUnmatched }: GraphJobProps): { [argument: string]: string } {
  return {
    ...((jobInsights ?? true) && { '--enable-job-insights': 'true' }),
    ...(autoScaling && { '--enable-auto-scaling': 'true' }),
    ...(bookmarks && { '--job-bookmark-option': 'job-bookmark-enable' }),
    ...(maxRejects !== undefined && { '--max_rejects': Tokenization.stringifyNumber(maxRejects) }),
    ...(maxUnmatched !== undefined && { '--max_unmatched': Tokenization.stringifyNumber(maxUnmatched) }),
  };
}

/** The arguments that have Spark's event logs written. */
export function sparkUiArguments(logs: DataLocation): { [argument: string]: string } {
  return { '--enable-spark-ui': 'true', '--spark-event-logs-path': urlOf(logs) };
}

/** The arguments that tell the script where its locations are: `--staging_location s3://bucket/prefix/`. */
function locationArguments(graph: JobGraph, locations: Locations): { [argument: string]: string } {
  const { sources, targets } = placesOf(graph);
  const names = [...new Set([...sources, ...targets].map(({ location }) => location))].sort();
  return Object.fromEntries(names.map((name) => [`--${name.replace(/-/g, '_')}_location`, urlOf(locations[name])]));
}

/** The arguments that tell the script what its databases are called: `--music_database music_1a2b3c4d`. */
function databaseArguments(databases: { [database: string]: string }): { [argument: string]: string } {
  return Object.fromEntries(Object.entries(databases).map(([name, called]) => [`--${databaseArgument(name)}`, called]));
}

/** What lets Spark use the Data Catalog, and Iceberg in it. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-iceberg.html */
function catalogArguments(graph: JobGraph): { [argument: string]: string } {
  const tables = tablesOf(graph);
  return {
    ...(allTables(tables).length > 0 && { '--enable-glue-datacatalog': 'true' }),
    ...(tables.hasIceberg && { '--datalake-formats': 'iceberg', '--conf': ICEBERG_CATALOG.join(' --conf ') }),
  };
}
