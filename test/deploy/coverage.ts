const RECORDED_IN_QUICKSIGHT = 'recorded: names, types and references are checked';

const ENFORCED = 'enforced: an evaluator decides each request of a role';

/** How much of a type of resource the emulator is, and what that leaves out. */
const COVERAGE: Record<string, string> = {
  'AWS::Athena::NamedQuery': 'real',
  'AWS::Athena::WorkGroup': 'real: DuckDB answers, not Trino; no cutoff; one that has queries is deleted only with them',
  'AWS::CDK::Metadata': 'nothing',
  'AWS::CloudWatch::Alarm': 'real: one on an expression is recorded',
  'AWS::CloudWatch::Dashboard': 'real: not drawn',
  'AWS::Events::Rule': 'real: uploads start the workflow, jobs that fail are told, and nothing in a template is escaped',
  'AWS::Glue::Crawler': 'real: reads the footers of Parquet files, adds no partitions',
  'AWS::Glue::DataQualityRuleset': 'recorded: every rule holds (faked), the rows are those that the crawler has counted',
  'AWS::Glue::Database': 'real',
  'AWS::Glue::Job': 'real: runs execute the deployed script on Spark 3.5, which reads and writes the emulator\'s S3 by S3A',
  'AWS::Glue::SecurityConfiguration': 'recorded',
  'AWS::Glue::Table': 'real',
  'AWS::IAM::Policy': ENFORCED,
  'AWS::IAM::Role': `${ENFORCED}, and so is its trust`,
  'AWS::KMS::Key': `real: nothing is encrypted by it; ${ENFORCED}`,
  'AWS::KMS::Alias': 'real',
  'AWS::LakeFormation::PrincipalPermissions': 'recorded: names, types, table and database are checked; no right is',
  'AWS::LakeFormation::Resource': 'recorded: names and types are checked',
  'AWS::Lambda::Function': 'real: runs in the emulator\'s own Python',
  'AWS::Logs::LogGroup': 'real',
  'AWS::QuickSight::Analysis': RECORDED_IN_QUICKSIGHT,
  'AWS::QuickSight::Dashboard': RECORDED_IN_QUICKSIGHT,
  'AWS::QuickSight::DataSet': `${RECORDED_IN_QUICKSIGHT}; an ingestion counts the rows that its role reads, and keeps none`,
  'AWS::QuickSight::DataSource': RECORDED_IN_QUICKSIGHT,
  'AWS::QuickSight::Folder': RECORDED_IN_QUICKSIGHT,
  'AWS::QuickSight::RefreshSchedule': `${RECORDED_IN_QUICKSIGHT}; refreshes nothing`,
  'AWS::QuickSight::Theme': RECORDED_IN_QUICKSIGHT,
  'AWS::S3::Bucket': 'real: encryption and lifecycle are dropped; one that is not empty is not deleted',
  'AWS::S3::BucketPolicy': ENFORCED,
  'AWS::SNS::Subscription': 'recorded: no mail is sent',
  'AWS::SNS::Topic': 'real',
  'AWS::SNS::TopicPolicy': `${ENFORCED}, but for alarms, which do not ring`,
  'AWS::StepFunctions::StateMachine': 'real: a minute of waiting takes 3 seconds',
  'Custom::S3AutoDeleteObjects': 'faked: buckets are emptied without the function of aws-cdk-lib',
};

/** What is shown of each type by a test in which it was deployed. */
export class Coverage {
  private readonly types = new Set<string>();

  /** Adds the types of a stack. */
  public add(types: Iterable<string>): void {
    for (const type of types) this.types.add(type);
  }

  /** Prints a line for each type. @returns the types that nobody has looked at */
  public print(): string[] {
    console.log('\nWhat the emulator is of each type that was deployed:');
    const types = [...this.types].sort();
    for (const type of types) console.log(`  ${type}: ${coverageOf(type) ?? 'unknown'}`);
    return types.filter((type) => coverageOf(type) === undefined);
  }
}

function coverageOf(type: string): string | undefined {
  return COVERAGE[type] ?? (type.startsWith('Custom::') ? 'real: the function behind it runs' : undefined);
}
