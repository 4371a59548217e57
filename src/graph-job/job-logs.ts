import { RemovalPolicy } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { JobOptions } from './job-options';
import { nameOfStack } from '../private/name-of-stack';

/** Letters of the name of a job in its log groups, at most. Glue takes 400 for a prefix, and adds names of its own to it. */
const LONGEST_NAME = 128;

/** What the names of the log groups of a job begin with: where `AWSGlueServiceRole` lets jobs write, too. */
export function logGroupPrefix(scope: Construct): string {
  return `/aws-glue/jobs/${nameOfStack(scope, LONGEST_NAME)}`;
}

/** The arguments that have a job log there. https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html */
export function logArguments(prefix: string): { [argument: string]: string } {
  return { '--custom-logGroup-prefix': prefix };
}

/** The log groups of a job: Glue would make them, and keep them for ever. */
export function createLogGroups(scope: Construct, prefix: string, role: iam.IRole, options: JobOptions): logs.LogGroup[] {
  const create = (id: string, name: string) => new logs.LogGroup(scope, id, {
    logGroupName: name,
    retention: options.logRetention ?? logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return foldersOf(options, role).flatMap(({ id, folder }) => [
    create(`${id}ErrorLogs`, `${prefix}/${folder}error`),
    create(`${id}OutputLogs`, `${prefix}/${folder}output`),
  ]);
}

/** Where in the prefix a job logs: with a security configuration that encrypts logs, under its name and that of the role. */
function foldersOf({ securityConfiguration }: JobOptions, role: iam.IRole): { id: string; folder: string }[] {
  const plain = { id: '', folder: '' };
  if (!securityConfiguration) return [plain];
  const encrypted = { id: 'Encrypted', folder: `${securityConfiguration.securityConfigurationName}-role/${role.roleName}/` };
  // What one encrypts that was imported is not known.
  if (!(securityConfiguration instanceof glue.SecurityConfiguration)) return [plain, encrypted];
  return [securityConfiguration.cloudWatchEncryptionKey ? encrypted : plain];
}
