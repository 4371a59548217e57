import { all, controlsOf, fieldOf, filtersOf, Json, repeated, scopesOf, visualsOf } from './json';

/** What holds of a definition across its members, which no model of the API says. */
export interface Rule {
  /** Where each fault of a definition is. */
  readonly faults: (definition: Json) => string[];
  /** Puts exactly one fault into a definition that has none. */
  readonly mutant: (definition: Json) => void;
}

/** Filters that can say what they do with rows without a value. */
const WITH_NULLS = ['CategoryFilter', 'NumericRangeFilter', 'TimeRangeFilter'];

const nullOption = ({ type, filter }: { type: string; filter: Json }) =>
  (type === 'CategoryFilter' ? (Object.values(filter.Configuration) as Json[])[0] : filter).NullOption;

/** What controls a filter: a control of its own on one sheet, or the one that several sheets show. */
function controlling(definition: Json, { FilterId, DefaultFilterControlConfiguration: shared }: Json): { options: Json; title?: string }[] {
  const own = controlsOf(definition).filter(({ type, control }) => type !== 'CrossSheet' && control.SourceFilterId === FilterId);
  return [
    ...own.map(({ control }) => ({ options: control, title: control.Title })),
    ...(shared ? Object.values<Json>(shared.ControlOptions).map((options) => ({ options, title: shared.Title })) : []),
  ];
}

/** Columns of a table, as far as they tell its columns apart. */
function columnsOf(wells: Record<string, Json[]>): string[] {
  return Object.values(wells).flat().map((inWell) => {
    const { Column, DateGranularity, AggregationFunction } = fieldOf(inWell);
    return JSON.stringify([Object.keys(inWell)[0] === 'FieldId' ? 'value' : Object.keys(inWell)[0], Column, DateGranularity, AggregationFunction]);
  });
}

/** All ids that QuickSight has to tell apart. */
function idsOf(definition: Json): string[] {
  const wells = visualsOf(definition).flatMap(({ wells: of }) => Object.values(of).flat().map((inWell) => fieldOf(inWell).FieldId as string));
  const elements = ['SheetId', 'VisualId', 'FilterControlId', 'CustomActionId'];
  return [
    ...wells,
    ...elements.flatMap((member) => all(definition.Sheets, member)),
    ...all(definition.FilterGroups, 'FilterId'),
    ...all(definition.FilterGroups, 'FilterGroupId'),
  ];
}

const first = <T>(values: readonly T[], fits: (value: T) => boolean): T => values.find(fits)!;

/** The rules, each with the mutant that fails it. */
export const RULES: Record<string, Rule> = {
  'a filter names visuals of one sheet, or whole sheets': {
    faults: (definition) => definition.FilterGroups
      .filter((group: Json) => scopesOf(group).length > 1 && scopesOf(group).some(({ Scope }) => Scope !== 'ALL_VISUALS'))
      .map(({ FilterGroupId }: Json) => FilterGroupId),
    mutant: (definition) => {
      const group = first<Json>(definition.FilterGroups, (of) => scopesOf(of)[0].Scope === 'SELECTED_VISUALS');
      scopesOf(group).push(scopesOf(group)[0]);
    },
  },
  'visuals are named where some are meant, and nowhere else': {
    faults: (definition) => definition.FilterGroups
      .filter((group: Json) => scopesOf(group).some(({ Scope, VisualIds }) => (Scope === 'SELECTED_VISUALS') !== ((VisualIds ?? []).length > 0)))
      .map(({ FilterGroupId }: Json) => FilterGroupId),
    mutant: (definition) => {
      delete scopesOf(first<Json>(definition.FilterGroups, (of) => scopesOf(of)[0].Scope === 'SELECTED_VISUALS'))[0].VisualIds;
    },
  },
  'a filter says what it does with rows without a value': {
    faults: (definition) => filtersOf(definition)
      .filter((of) => WITH_NULLS.includes(of.type) && nullOption(of) === undefined).map(({ filter }) => filter.FilterId),
    mutant: (definition) => {
      const { filter } = first(filtersOf(definition), ({ type }) => type === 'CategoryFilter');
      delete filter.Configuration.FilterListConfiguration.NullOption;
    },
  },
  'a slider has its handles on it: both ends of its filter are given': {
    faults: (definition) => filtersOf(definition).flatMap(({ filter }) => controlling(definition, filter).filter(({ options }) => options.Type === 'RANGE')
      .filter(({ options: { MinimumValue, MaximumValue } }) => {
        const [low, high] = [filter.RangeMinimum?.StaticValue, filter.RangeMaximum?.StaticValue];
        return !(MinimumValue <= low && low <= high && high <= MaximumValue && filter.IncludeMinimum && filter.IncludeMaximum);
      }).map(() => filter.FilterId)),
    mutant: (definition) => {
      const slider = first(filtersOf(definition), ({ type, filter }) => type === 'NumericRangeFilter' && controlling(definition, filter).length > 0);
      delete slider.filter.RangeMaximum;
    },
  },
  'a control has a title that is seen': {
    faults: (definition) => filtersOf(definition).flatMap(({ filter }) => controlling(definition, filter)
      .filter(({ options, title }) => !title || options.DisplayOptions?.TitleOptions?.Visibility !== 'VISIBLE').map(() => filter.FilterId)),
    mutant: (definition) => {
      const { filter } = first(filtersOf(definition), (of) => controlling(definition, of.filter).length > 0);
      delete controlling(definition, filter)[0].options.DisplayOptions;
    },
  },
  'a filter of several sheets has one control, and that of one sheet its own': {
    faults: (definition) => filtersOf(definition).filter(({ filter }) => {
      const shown = controlsOf(definition).filter(({ control }) => control.SourceFilterId === filter.FilterId);
      const isShared = shown.length > 1;
      return shown.some(({ type }) => (type === 'CrossSheet') !== isShared) || ('DefaultFilterControlConfiguration' in filter) !== isShared;
    }).map(({ filter }) => filter.FilterId),
    mutant: (definition) => {
      const { filter } = first(filtersOf(definition), (of) => controlling(definition, of.filter).length > 0);
      if (filter.DefaultFilterControlConfiguration) delete filter.DefaultFilterControlConfiguration;
      else filter.DefaultFilterControlConfiguration = { Title: 'x', ControlOptions: {} };
    },
  },
  'a KPI has a trend or a target, and not both': {
    faults: (definition) => visualsOf(definition).filter(({ type, wells }) => type === 'KPIVisual' && wells.TargetValues && wells.TrendGroups).map(({ visual }) => visual.VisualId),
    mutant: (definition) => {
      const { wells } = first(visualsOf(definition), ({ type, wells: of }) => type === 'KPIVisual' && of.TrendGroups !== undefined);
      wells.TargetValues = [{ NumericalMeasureField: { FieldId: 'goal' } }];
    },
  },
  'a table has no column twice': {
    faults: (definition) => visualsOf(definition).filter(({ type }) => ['TableVisual', 'PivotTableVisual'].includes(type))
      .filter(({ wells }) => repeated(columnsOf(wells)).length > 0).map(({ visual }) => visual.VisualId),
    mutant: (definition) => {
      const { wells } = first(visualsOf(definition), ({ type, wells: of }) => type === 'TableVisual' && 'GroupBy' in of && of.GroupBy.length > 0);
      const [[kind, field]] = Object.entries<Json>(wells.GroupBy[0]);
      wells.GroupBy.push({ [kind]: { ...field, FieldId: 'again' } });
    },
  },
  'the label of an axis says which field it is of': {
    faults: (definition) => visualsOf(definition).filter(({ chart, wells }) => {
      const ids = Object.values(wells).flat().map((inWell) => fieldOf(inWell).FieldId);
      return all(chart, 'AxisLabelOptions').flat().some(({ CustomLabel, ApplyTo }) => CustomLabel !== undefined && !ids.includes(ApplyTo?.FieldId));
    }).map(({ visual }) => visual.VisualId),
    mutant: (definition) => {
      delete (all(first(visualsOf(definition), ({ type }) => type === 'BarChartVisual').chart, 'AxisLabelOptions').flat()[0] as Json).ApplyTo;
    },
  },
  'a pivot table is sorted by fields of its wells': {
    faults: (definition) => visualsOf(definition).filter(({ type, chart, wells }) => {
      const ids = Object.values(wells).flat().map((inWell) => fieldOf(inWell).FieldId);
      return type === 'PivotTableVisual' && chart.SortConfiguration.FieldSortOptions.some(({ SortBy }: Json) => !ids.includes(SortBy.Field?.FieldId));
    }).map(({ visual }) => visual.VisualId),
    mutant: (definition) => {
      const { chart, wells } = first(visualsOf(definition), ({ type }) => type === 'PivotTableVisual');
      chart.SortConfiguration.FieldSortOptions[0].SortBy = { Column: { SortBy: fieldOf(wells.Values[0]).Column, Direction: 'DESC' } };
    },
  },
  'ids are all different': {
    faults: (definition) => repeated(idsOf(definition)),
    mutant: (definition) => {
      const [one, other] = filtersOf(definition);
      one.group.FilterGroupId = other.filter.FilterId;
    },
  },
};

/** Columns of the one table that a data set reads. */
function columnsRead({ PhysicalTableMap }: Json): string[] {
  const [{ CustomSql, RelationalTable }] = Object.values<Json>(PhysicalTableMap);
  return (CustomSql?.Columns ?? RelationalTable.InputColumns).map(({ Name }: Json) => Name);
}

const transformsOf = ({ LogicalTableMap }: Json): Json[] => Object.values<Json>(LogicalTableMap)[0].DataTransforms ?? [];

/** What holds of a data set across its members. */
export const DATA_SET_RULES: Record<string, Rule> = {
  'all columns are projected before anything else is said of them': {
    faults: (dataSet) => {
      const [projection] = transformsOf(dataSet);
      const [projected, read] = [projection?.ProjectOperation?.ProjectedColumns ?? [], columnsRead(dataSet)];
      return JSON.stringify(projected) === JSON.stringify(read) ? [] : [`projects ${projected.join(', ')} of ${read.join(', ')}`];
    },
    mutant: (dataSet) => void transformsOf(dataSet).shift(),
  },
  'descriptions are of columns that are there, one of each': {
    faults: (dataSet) => {
      const described = all(transformsOf(dataSet), 'TagColumnOperation').map(({ ColumnName }) => ColumnName);
      return [...repeated(described), ...described.filter((name) => !columnsRead(dataSet).includes(name))];
    },
    mutant: (dataSet) => transformsOf(dataSet).forEach(({ TagColumnOperation: tag }) => { if (tag) tag.ColumnName += '?'; }),
  },
  'columns have different names': {
    faults: (dataSet) => repeated(columnsRead(dataSet).map((name) => name.toLowerCase())),
    mutant: (dataSet) => {
      const [{ CustomSql }] = Object.values<Json>(dataSet.PhysicalTableMap);
      const { ProjectedColumns } = transformsOf(dataSet)[0].ProjectOperation;
      CustomSql.Columns.push(CustomSql.Columns[0]);
      ProjectedColumns.push(ProjectedColumns[0]);
    },
  },
};
