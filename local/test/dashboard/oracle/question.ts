import type { ManifestDashboard, ManifestDataField, ManifestDataSet, ManifestDimension, ManifestFilter, ManifestVisual } from '../../../src/manifest';

/** A value of a field as a chart shows it: dates as `YYYY-MM-DD`. */
export type KeyValue = string | number | boolean | null;

/** What is chosen in the control of a filter; both ends belong to a range. */
export interface Chosen {
  readonly values?: readonly KeyValue[];
  readonly from?: number | string;
  readonly to?: number | string;
}

/** What is chosen in a visual: a value of one of its dimensions. */
export interface Choice {
  readonly visual: string;
  readonly field: string;
  readonly granularity?: ManifestDimension['granularity'];
  readonly key: KeyValue;
}

/** What a visual is asked to show. */
export interface Question {
  readonly dashboard: ManifestDashboard;
  readonly sheet: string;
  readonly visual: string;
  /** By the filters' ids; a filter that is not named has what is chosen in it at first. */
  readonly filters?: Readonly<Record<string, Chosen>>;
  readonly choices?: readonly Choice[];
}

/** A question with what it names. */
export interface Asked {
  readonly question: Question;
  readonly visual: ManifestVisual;
  readonly dataSet: ManifestDataSet;
}

/** Looks up what a question names. @throws Error where there is no such thing */
export function asked(question: Question): Asked {
  const visual = found(visualsOf(question), question.visual);
  return { question, visual, dataSet: dataSetOf(question.dashboard, visual.dataSet) };
}

function visualsOf({ dashboard, sheet }: Question): readonly ManifestVisual[] {
  return found(dashboard.sheets, sheet).visuals;
}

/** The data set of a name. */
export function dataSetOf({ dataSets }: ManifestDashboard, name: string): ManifestDataSet {
  const dataSet = dataSets.find((each) => each.name === name);
  if (dataSet === undefined) throw new Error(`no data set ${name}`);
  return dataSet;
}

/** The field of a name. */
export function fieldOf({ name, fields }: ManifestDataSet, field: string): ManifestDataField {
  const definition = fields.find((each) => each.name === field);
  if (definition === undefined) throw new Error(`data set ${name} has no field ${field}`);
  return definition;
}

/** The filters that hold for the visual. */
export function filtersOf({ question, visual }: Asked): readonly ManifestFilter[] {
  return question.dashboard.filters
    .filter(({ dataSet, sheets }) => dataSet === visual.dataSet && (sheets === undefined || sheets.includes(question.sheet)));
}

/** What is chosen in other visuals of the sheet that are of the same data set. */
export function choicesOf({ question, visual }: Asked): readonly Choice[] {
  return (question.choices ?? []).filter((choice) => choice.visual !== visual.id
    && visualsOf(question).some(({ id, dataSet, crossFilter }) => id === choice.visual && dataSet === visual.dataSet && crossFilter));
}

function found<T extends { readonly id: string }>(things: readonly T[], id: string): T {
  const thing = things.find((each) => each.id === id);
  if (thing === undefined) throw new Error(`no ${id}`);
  return thing;
}
