import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { AthenaOptions } from './athena-options';
import { athenaProblems } from './workgroup-problems';
import type { WarehouseCatalog } from '../catalog';
import { acknowledge } from '../private/acknowledge';
import { enumerated } from '../private/lists';
import { nameOfStack } from '../private/name-of-stack';
import { grantFindDatabase, grantRunInWorkgroup } from '../private/permissions';
import { PipelineError } from '../private/pipeline-error';
import { emptyingProblems, removalOf, warnOfDestruction } from '../private/removal';
import { createBucket, logAccess, safeBucket } from '../private/safe-bucket';
import type { PipelineQuery } from '../query';
import { queryProblems } from '../query/query-problems';
import { grantWriteResults } from '../storage/bucket-permissions';

/** Properties of a QueryWorkgroup. */
export interface QueryWorkgroupProps extends AthenaOptions {
  /** The catalog that is queried. */
  readonly catalog: WarehouseCatalog;

  /**
   * The questions: each becomes a named query.
   *
   * @default - none
   */
  readonly queries?: PipelineQuery[];

  /**
   * KMS key that encrypts the results.
   *
   * @default - S3 encrypts them by keys of its own
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Bucket for the access logs of the results. It has to let `logging.s3.amazonaws.com` put objects.
   *
   * @default - none: the history of the workgroup tells who asked what
   */
  readonly accessLogsBucket?: s3.IBucket;

  /**
   * What becomes of the results and the workgroup's history when the stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether the bucket for the results is emptied when it is to be destroyed, by a function of aws-cdk-lib. With RemovalPolicy.DESTROY only.
   *
   * @default false
   */
  readonly autoDeleteObjects?: boolean;
}

/** An Athena workgroup (engine version 3) whose settings clients cannot override, its bucket for results, and named queries. */
export class QueryWorkgroup extends Construct {
  /** The workgroup. */
  public readonly workgroup: athena.CfnWorkGroup;
  /** Name of the workgroup. */
  public readonly workgroupName: string;
  /** The named queries, in the order in which they were given. */
  public readonly namedQueries: athena.CfnNamedQuery[];
  /** Bucket for the results. */
  public readonly resultsBucket: s3.Bucket;
  private readonly props: QueryWorkgroupProps;

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    this.props = props;
    const cutoff = (props.bytesScannedCutoff ?? Size.gibibytes(10)).toBytes();
    const problems = [
      ...athenaProblems(props),
      ...emptyingProblems(props),
      ...queryProblems(props.queries ?? []),
    ];
    if (problems.length > 0) throw new PipelineError('The workgroup cannot work', problems);
    this.resultsBucket = this.createResultsBucket();
    this.workgroup = this.createWorkgroup(cutoff);
    this.node.defaultChild = this.workgroup;
    this.workgroupName = props.workgroupName ?? this.workgroup.ref;
    this.namedQueries = (props.queries ?? []).map((query) => this.createNamedQuery(query));
    warnOfDestruction(this, {
      constructs: [this.workgroup, this.resultsBucket],
      id: 'cdk-spotify-analytics:resultsDestroyed',
      message: (destroyed) => `deleting the stack deletes ${destroyed.join(' and ')} with the history of the queries${props.autoDeleteObjects
        ? ' and all results' : ', and stops at a bucket that still holds results: empty it first, or have it done by autoDeleteObjects'}`,
    });
  }

  /** Lets a principal run queries in the workgroup: read the tables, write and read the results. */
  public grantRunQueries(grantee: iam.IGrantable): iam.Grant {
    const { catalog } = this.props;
    return grantRunInWorkgroup(grantee, this, this.workgroupName)
      .combine(catalog.grantRead(grantee))
      .combine(grantFindDatabase(grantee, this, catalog.database.databaseName))
      .combine(grantWriteResults(grantee, { bucket: this.resultsBucket }));
  }

  private createResultsBucket(): s3.Bucket {
    const { encryptionKey, accessLogsBucket, resultExpiry } = this.props;
    const bucket = createBucket(this, 'ResultsBucket', this.props, {
      ...safeBucket(encryptionKey),
      lifecycleRules: [{ expiration: resultExpiry ?? Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    if (accessLogsBucket) logAccess(bucket, accessLogsBucket);
    else acknowledge(bucket, 'The history of the workgroup tells who asked what; the results are copies that expire.', 'AwsSolutions-S1');
    return bucket;
  }

  private createWorkgroup(bytesScannedCutoffPerQuery: number): athena.CfnWorkGroup {
    const { encryptionKey, removalPolicy } = this.props;
    const workgroup = new athena.CfnWorkGroup(this, 'Workgroup', {
      name: this.props.workgroupName ?? nameOfStack(this, 128),
      description: `Questions to ${enumerated(this.props.catalog.tables.map(({ table }) => table.tableName))}`,
      // A workgroup that holds named queries or a history can only be deleted together with them. Whether it is, its removal policy says.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          // Athena puts the results under it, as a folder: without a slash at its end it would be the begin of a name.
          outputLocation: this.resultsBucket.s3UrlForObject(''),
          encryptionConfiguration: encryptionKey ? { encryptionOption: 'SSE_KMS', kmsKey: encryptionKey.keyArn } : { encryptionOption: 'SSE_S3' },
        },
      },
    });
    workgroup.applyRemovalPolicy(removalOf(removalPolicy));
    return workgroup;
  }

  private createNamedQuery(query: PipelineQuery): athena.CfnNamedQuery {
    return new athena.CfnNamedQuery(this, query.name, {
      name: query.name,
      description: query.description,
      database: this.props.catalog.database.databaseName,
      queryString: query.sql,
      workGroup: this.workgroup.ref,
    });
  }
}
