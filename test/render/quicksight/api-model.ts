import Ajv, { ValidateFunction } from 'ajv';
import * as model from './quicksight.schema.json';

/** A request of QuickSight's API. */
export type Request =
  'CreateAnalysisRequest' | 'CreateDashboardRequest' | 'CreateDataSetRequest' | 'CreateDataSourceRequest' | 'CreateFolderRequest' |
  'CreateRefreshScheduleRequest' | 'CreateThemeRequest' | 'PutDataSetRefreshPropertiesRequest';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).addSchema({ ...model, $id: 'quicksight' });
const validators = new Map<Request, ValidateFunction>();

/** Where a request is not one that the API's model describes: required and unknown members, enums, lengths, patterns, ranges, unions. */
export function problemsOf(request: Request, value: unknown): string[] {
  const validate = validators.get(request) ?? ajv.compile({ $ref: `quicksight#/definitions/${request}` });
  validators.set(request, validate);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}

/** A bound of a list or a text in the model. */
export function boundOf(shape: string): number {
  const { maxItems, maxLength, maximum } = (model.definitions as unknown as Record<string, Record<string, number | undefined>>)[shape];
  return maxItems ?? maxLength ?? maximum ?? Infinity;
}
