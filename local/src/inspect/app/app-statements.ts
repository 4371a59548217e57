import type { AppPlan } from './app-plan';
import { graphStatements } from './graph-statements';
import type { Statement } from './statement';
import { idOf, queriesOf, rulesOf, sheetOf } from './table-statements';
import { freeName, pascalCase } from '../../glue-job/calls/call-names';
import { New, Ref, Struct } from '../../glue-job/calls/call-values';
import { counted } from '../../text/counts';
import { titleOf } from '../names';

/** Sheets of the first dashboard, and tables that queries ask. */
const MOST_SHEETS = 5;

/** What an app is called, and where its data are. */
export interface AppFacts {
  /** Lower-case letters, digits and `-`. */
  readonly name: string;
  /** The folder of the files, seen from that of the app. */
  readonly data: string;
}

/** The statements of an app that makes a pipeline of files. */
export function appStatements(plan: AppPlan, { name, data }: AppFacts): Statement[] {
  const graph = graphStatements(plan, name);
  const shown = graph.tables.slice(0, MOST_SHEETS);
  const used = new Set(graph.statements.map(({ variable }) => variable));
  const dataSets = shown.map((table) => ({
    table,
    variable: freeName(`${table.target}Data`, (base, number) => `${base}${number}`, (candidate) => used.has(candidate)),
  }));
  return [
    { variable: 'app', value: new New('App', []) },
    { variable: 'stack', value: new New('Stack', [new Ref('app'), `${pascalCase(name)}Analytics`]) },
    ...graph.statements,
    ...dataSets.map(({ table, variable }, index): Statement => ({
      variable,
      value: new New('DashboardDataSet', [{ name: idOf(table.name), title: titleOf(table.name), table: table.name, schema: new Ref(`${table.target}.schema`) }]),
      ...(index === 0 && { comment: 'What is drawn, in QuickSight and on one machine.' }),
    })),
    { variable: 'dashboard', value: new New('Dashboard', [{ name, title: titleOf(name.replace(/-/g, ' ')), sheets: dataSets.map(({ table, variable }) => sheetOf(table, variable)) }]) },
    {
      comment: 'The job, its tables with what must hold of them, and the questions that they answer.',
      value: new New('AnalyticsPipeline', [new Ref('stack'), 'Pipeline', {
        graphs: [new Ref('graph')],
        tables: graph.tables.map((table) => new Struct('PipelineTable', {
          name: table.name, target: new Ref(table.target), description: `A row of ${table.root.file.name}: ${counted(table.root.rows, 'row')} when it was looked at`, rules: rulesOf(table),
        })),
        queries: shown.flatMap(queriesOf),
        dashboard: new Ref('dashboard'),
        initialData: data,
      }]),
    },
  ];
}
