import type { Needs } from './needs';

/** Python: the error that ends a job with a message and no stack trace. */
export const JOB_ERROR = String.raw`class JobError(Exception):
    """The job cannot give the rows that it should. The message says why, and what would do."""
`;

/** Python: the settings of a session. */
export function settings(needs: Needs): string {
  return [...HEAD, ...(needs.parquet || needs.tables ? READ_PARQUET : []), ...NAMES].join('\n');
}

const HEAD = [
  '# What the rows depend on. All other settings are left as the cluster has them.',
  'SETTINGS = {',
  '    # What does not fit a type becomes null and does not end the job.',
  '    "spark.sql.ansi.enabled": "false",',
  '    # Dates and times are read exactly by their pattern.',
  '    "spark.sql.legacy.timeParserPolicy": "CORRECTED",',
  '    # A timestamp has no time zone: it reads the same wherever the job runs.',
  '    "spark.sql.session.timeZone": "UTC",',
  '    # Days before 1582 and times before 1900 are written by today\'s calendar, as they were read.',
  '    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",',
  '    "spark.sql.parquet.int96RebaseModeInWrite": "CORRECTED",',
];

const READ_PARQUET = [
  '    # They are read by it, whoever wrote them.',
  '    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",',
  '    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",',
  '    # A timestamp without a time zone is one like all others.',
  '    "spark.sql.parquet.inferTimestampNTZ.enabled": "false",',
];

const NAMES = [
  '    # Names that differ in case are one column, as they are for Athena.',
  '    "spark.sql.caseSensitive": "false",',
  '}',
];

/** Python: the session. */
export const SESSION = String.raw`def session(name: str) -> SparkSession:
    """The session that there is, or a new one, with the settings that the rows depend on."""
    spark = SparkSession.builder.appName(name).getOrCreate()
    for setting, value in SETTINGS.items():
        spark.conf.set(setting, value)
    return spark
`;

/**
 * Python: runs the job when the file is run.
 *
 * @param isOfGlue whether some of it is only in Glue
 */
export function entry(isOfGlue: boolean): string {
  return ENTRY + (isOfGlue ? NO_GLUE : '');
}

const ENTRY = String.raw`if __name__ == "__main__":
    try:
        main()
    except (JobError, AnalysisException) as error:
        sys.exit(str(error))
`;

const NO_GLUE = String.raw`    except ModuleNotFoundError as error:
        sys.exit(f"{error}: only AWS Glue has it; run the script there")
`;
