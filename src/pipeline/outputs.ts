import { CfnOutput, Stack } from 'aws-cdk-lib';
import { inputKeys } from './initial-data';
import type { SpotifyAnalyticsPipeline } from './spotify-analytics-pipeline';
import type { JobGraph } from '../job-graph';
import type { DataLocation } from '../storage';

/** Where a pipeline begins. */
interface Beginning {
  readonly firstGraph: JobGraph;
  readonly first: DataLocation;
}

/** Prints, after a deployment, the commands to upload the data, to start the jobs in their order and the crawler, and to ask. */
export function addOutputs(pipeline: SpotifyAnalyticsPipeline, { firstGraph, first }: Beginning): void {
  const region = `--region ${Stack.of(pipeline).region}`;
  const upload = inputKeys(firstGraph)
    .map(({ name, key }) => `aws s3 cp ${name} ${first.bucket.s3UrlForObject(`${first.prefix ?? ''}${key}`)} ${region}`)
    .join(' && ');
  const start = (job: string) => `aws glue start-job-run --job-name ${job} ${region}`;
  const output = (id: string, description: string, value: string) => new CfnOutput(pipeline, id, { description, value });

  const { database } = pipeline.catalog;

  output('UploadCommand', '1. Uploads the files, from the folder that they are in', upload);
  if (pipeline.rawToStagingJob) {
    output('StartRawToStaging', '2. Reduces the raw files to the staged ones', start(pipeline.rawToStagingJob.job.jobName));
  }
  output('StartStagingToWarehouse', '3. Joins the staged files to the warehouse, once they are there', start(pipeline.stagingToWarehouseJob.job.jobName));
  output('StartCrawler', '4. Brings the catalog up to date', `aws glue start-crawler --name ${pipeline.catalog.crawler.ref} ${region}`);
  output('AskCommand', '5. Asks how many rows there are; the workgroup has the other questions as named queries',
    `aws athena start-query-execution --work-group ${pipeline.workgroup.workgroup.ref} --query-execution-context Database=${database.databaseName} `
    + `--query-string 'SELECT count(*) FROM ${pipeline.catalog.table.tableName}' ${region}`);
  if (pipeline.dataSet) {
    output('RefreshCommand', '6. Fills the data set in QuickSight',
      `aws quicksight create-ingestion --aws-account-id ${Stack.of(pipeline).account} --data-set-id ${pipeline.dataSet.dataSet.dataSetId} `
      + `--ingestion-id $(date +%s) ${region}`);
  }
  output('WorkgroupName', 'The Athena workgroup that has the named queries', pipeline.workgroup.workgroup.ref);
}
