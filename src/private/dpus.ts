import type * as glue from 'aws-cdk-lib/aws-glue';

/**
 * Data processing units of a worker.
 * https://docs.aws.amazon.com/glue/latest/dg/worker-types.html
 */
const DPUS: Record<string, number> = {
  'G.1X': 1,
  'G.2X': 2,
  'G.4X': 4,
  'G.8X': 8,
  'G.12X': 12,
  'G.16X': 16,
  'R.1X': 1,
  'R.2X': 2,
  'R.4X': 4,
  'R.8X': 8,
};

/** Data processing units of a worker; undefined when it is not one that runs Spark. */
export function workerDpus(workerType: glue.WorkerType): number | undefined {
  return DPUS[workerType];
}
