/**
 * Makes test/render/quicksight/quicksight.schema.json from the model of QuickSight's API that is in botocore:
 *
 *   python3 -m pip download --no-deps botocore==1.44.5
 *   unzip -p botocore-*.whl 'botocore/data/quicksight/2018-04-01/service-2.json.gz' | gunzip > service-2.json
 *   npx ts-node -P scripts/tsconfig.json scripts/quicksight-schema.ts service-2.json 1.44.5
 */
import * as fs from 'fs';
import * as path from 'path';
import { definitionsOf, printed, Shape, Shapes } from './botocore-schema';

/** What is called for what the library makes. */
const REQUESTS = [
  'CreateAnalysisRequest', 'CreateDashboardRequest', 'CreateDataSetRequest', 'CreateDataSourceRequest', 'CreateFolderRequest',
  'CreateRefreshScheduleRequest', 'CreateThemeRequest', 'PutDataSetRefreshPropertiesRequest',
];

/** Unions of which the model does not say that they are: each is one kind of field, of order or of format. */
const UNSAID_UNIONS = ['DimensionField', 'FieldSortOptions', 'FormatConfiguration', 'MeasureField', 'PivotTableSortBy'];

const OUTPUT = path.join(__dirname, '..', 'test', 'render', 'quicksight', 'quicksight.schema.json');

function main([modelFile, version]: string[]): void {
  if (!modelFile || !version) {
    process.stderr.write('Give the path of service-2.json, and the version of botocore that it is from.\n');
    process.exitCode = 2;
    return;
  }
  const { shapes } = JSON.parse(fs.readFileSync(modelFile, 'utf8')) as { shapes: Shapes };
  fs.writeFileSync(OUTPUT, printed({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `Made by scripts/quicksight-schema.ts from botocore ${version}, quicksight 2018-04-01 service-2.json; make it anew with that. `
      + 'Patterns are anchored. A structure that is a union has exactly one member.',
    title: 'QuickSight',
    definitions: definitionsOf(shapes, REQUESTS, isUnion),
  }));
}

/** The model says it in words, of most unions. */
function isUnion(name: string, { type, members = {}, union, documentation = '' }: Shape): boolean {
  if (type !== 'structure' || Object.keys(members).length === 0) return false;
  return union === true || UNSAID_UNIONS.includes(name) || /(union|variant) type structure/.test(documentation);
}

main(process.argv.slice(2));
