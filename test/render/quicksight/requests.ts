import type { Request } from './api-model';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** A call of the API. */
export interface Call {
  readonly request: Request;
  readonly value: unknown;
}

const REQUESTS: Readonly<Record<string, Request>> = {
  'AWS::QuickSight::Analysis': 'CreateAnalysisRequest',
  'AWS::QuickSight::Dashboard': 'CreateDashboardRequest',
  'AWS::QuickSight::DataSet': 'CreateDataSetRequest',
  'AWS::QuickSight::DataSource': 'CreateDataSourceRequest',
  'AWS::QuickSight::Folder': 'CreateFolderRequest',
  'AWS::QuickSight::RefreshSchedule': 'CreateRefreshScheduleRequest',
  'AWS::QuickSight::Theme': 'CreateThemeRequest',
};

/** What CloudFormation calls for the QuickSight resources of a template. */
export function callsOf(template: { readonly Resources: Readonly<Record<string, Resource>> }): Call[] {
  return Object.values(template.Resources).filter(({ Type }) => Type in REQUESTS).flatMap(({ Type, Properties }) => {
    const { IngestionWaitPolicy: _, DataSetRefreshProperties: refresh, ...value } = known(Properties) as Record<string, unknown>;
    const create = { request: REQUESTS[Type], value: Type.endsWith('RefreshSchedule') ? renamed(value) : value };
    const { AwsAccountId, DataSetId } = value;
    return refresh === undefined
      ? [create] : [create, { request: 'PutDataSetRefreshPropertiesRequest' as const, value: { AwsAccountId, DataSetId, DataSetRefreshProperties: refresh } }];
  });
}

/** CloudFormation says `TimeZone` where the API says `Timezone`. */
function renamed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"TimeZone":/g, '"Timezone":'));
}

/** A template as it is at deployment: what is known then stands for what refers to it. */
export function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as { 'Ref'?: string; 'Fn::GetAtt'?: string[]; 'Fn::Join'?: [string, unknown[]] };
  if (ref !== undefined) return ref === 'AWS::AccountId' ? '111122223333' : ref.replace(/\W+/g, '-');
  if (attribute) return `arn:aws:service:eu-west-1:111122223333:${attribute.join('/')}`;
  if (join) return join[1].map(known).join(join[0]);
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, known(of)]));
}
