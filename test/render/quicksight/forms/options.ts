import { Drawn, Json, visualsOf } from './json';

/** Wells that have to be filled for an option to be given. */
type Needs = (wells: Record<string, Json[]>) => boolean;

const filled = (...names: string[]): Needs => (wells) => names.some((name) => (wells[name] ?? []).length > 0);
const several = (name: string): Needs => (wells) => (wells[name] ?? []).length > 1;
const either = (...needs: Needs[]): Needs => (wells) => needs.some((need) => need(wells));
const always: Needs = () => true;

const MULTIPLES = {
  'SmallMultiplesOptions': filled('SmallMultiples'),
  'SortConfiguration.SmallMultiplesSort': filled('SmallMultiples'),
  'SortConfiguration.SmallMultiplesLimitConfiguration': filled('SmallMultiples'),
};
const COMMON = { DataLabels: always, Tooltip: always };
const SERIES_LEGEND = either(filled('Colors'), several('Values'));

/**
 * The options of each kind of visual, and the wells that each of them is about. What is not in this table is not written.
 *
 * QuickSight says so of KPIs: "Only PrimaryValueFontSize display property can be defined when TargetValue and TrendGroup fields are empty".
 */
export const OPTIONS: Record<string, Record<string, Needs>> = {
  KPIVisual: {
    'KPIOptions.Comparison': filled('TargetValues', 'TrendGroups'),
    'KPIOptions.PrimaryValueDisplayType': filled('TargetValues', 'TrendGroups'),
    'KPIOptions.SecondaryValueFontConfiguration': filled('TargetValues', 'TrendGroups'),
    'KPIOptions.VisualLayoutOptions': filled('TargetValues', 'TrendGroups'),
    'KPIOptions.ProgressBar': filled('TargetValues'),
    'KPIOptions.TrendArrows': filled('TrendGroups'),
    'KPIOptions.Sparkline': filled('TrendGroups'),
  },
  BarChartVisual: {
    ...COMMON,
    ...MULTIPLES,
    'Orientation': always,
    'BarsArrangement': always,
    'CategoryLabelOptions': filled('Category'),
    'ValueLabelOptions': filled('Values'),
    'ColorLabelOptions': filled('Colors'),
    'Legend': SERIES_LEGEND,
    'SortConfiguration.CategorySort': filled('Category'),
    'SortConfiguration.CategoryItemsLimit': filled('Category'),
    'SortConfiguration.ColorSort': filled('Colors'),
    'SortConfiguration.ColorItemsLimit': filled('Colors'),
  },
  LineChartVisual: {
    ...COMMON,
    ...MULTIPLES,
    'Type': always,
    'XAxisDisplayOptions': filled('Category'),
    'XAxisLabelOptions': filled('Category'),
    'PrimaryYAxisDisplayOptions': filled('Values'),
    'PrimaryYAxisLabelOptions': filled('Values'),
    'Legend': SERIES_LEGEND,
    'SortConfiguration.CategorySort': filled('Category'),
    'SortConfiguration.CategoryItemsLimitConfiguration': filled('Category'),
    'SortConfiguration.ColorItemsLimitConfiguration': filled('Colors'),
  },
  PieChartVisual: {
    ...COMMON,
    ...MULTIPLES,
    'DonutOptions': always,
    'CategoryLabelOptions': filled('Category'),
    'ValueLabelOptions': filled('Values'),
    'Legend': filled('Category'),
    'SortConfiguration.CategorySort': filled('Category'),
    'SortConfiguration.CategoryItemsLimit': filled('Category'),
  },
  ScatterPlotVisual: {
    ...COMMON,
    'XAxisLabelOptions': filled('XAxis'),
    'YAxisLabelOptions': filled('YAxis'),
    'Legend': filled('Category'),
    'SortConfiguration.ScatterPlotLimitConfiguration': filled('Category'),
  },
  TreeMapVisual: {
    ...COMMON,
    'GroupLabelOptions': filled('Groups'),
    'SizeLabelOptions': filled('Sizes'),
    'ColorLabelOptions': filled('Colors'),
    'Legend': filled('Colors'),
    'SortConfiguration.TreeMapSort': filled('Groups'),
    'SortConfiguration.TreeMapGroupItemsLimitConfiguration': filled('Groups'),
  },
  HeatMapVisual: {
    ...COMMON,
    'RowLabelOptions': filled('Rows'),
    'ColumnLabelOptions': filled('Columns'),
    'Legend': filled('Values'),
    'SortConfiguration.HeatMapRowSort': filled('Rows'),
    'SortConfiguration.HeatMapRowItemsLimitConfiguration': filled('Rows'),
    'SortConfiguration.HeatMapColumnSort': filled('Columns'),
    'SortConfiguration.HeatMapColumnItemsLimitConfiguration': filled('Columns'),
  },
  BoxPlotVisual: {
    'Tooltip': always,
    'BoxPlotOptions': always,
    'CategoryLabelOptions': filled('GroupBy'),
    'PrimaryYAxisLabelOptions': filled('Values'),
    'SortConfiguration.CategorySort': filled('GroupBy'),
    'SortConfiguration.PaginationConfiguration': filled('GroupBy'),
  },
  HistogramVisual: { ...COMMON, BinOptions: filled('Values'), XAxisLabelOptions: filled('Values') },
  TableVisual: {
    'FieldOptions': always,
    // Rows as they are have no groups, not even an empty list of them.
    'TotalOptions': (wells) => 'GroupBy' in wells && filled('Values')(wells),
    'SortConfiguration.RowSort': always,
    'SortConfiguration.PaginationConfiguration': always,
  },
  PivotTableVisual: {
    'FieldOptions': always,
    'TableOptions': always,
    'SortConfiguration.FieldSortOptions': filled('Rows'),
    'TotalOptions.RowTotalOptions': filled('Rows'),
    'TotalOptions.RowSubtotalOptions': several('Rows'),
    'TotalOptions.ColumnTotalOptions': filled('Columns'),
    'TotalOptions.ColumnSubtotalOptions': filled('Columns'),
  },
  WordCloudVisual: {
    'CategoryLabelOptions': filled('GroupBy'),
    'WordCloudOptions': always,
    'SortConfiguration.CategorySort': filled('GroupBy'),
    'SortConfiguration.CategoryItemsLimit': filled('GroupBy'),
  },
};

/** Members that hold options of their own in the table above. */
const NESTED = ['SortConfiguration', 'KPIOptions'];

/** The options of a visual, as the table names them. */
export function optionsOf({ type, chart }: Drawn): string[] {
  const isNested = (member: string) => NESTED.includes(member) || (type === 'PivotTableVisual' && member === 'TotalOptions');
  return Object.entries(chart).filter(([member]) => member !== 'FieldWells')
    .flatMap(([member, value]) => (isNested(member) ? Object.keys(value).map((option) => `${member}.${option}`) : [member]));
}

/** Options that are about wells which are empty, or of which nothing is known. */
export function idleOptions(definition: Json): string[] {
  return visualsOf(definition).flatMap((drawn) => optionsOf(drawn)
    .filter((option) => !(OPTIONS[drawn.type]?.[option]?.(drawn.wells) ?? false)).map((option) => `${drawn.type} ${drawn.visual.VisualId}: ${option}`));
}
