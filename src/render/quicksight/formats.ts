import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestDimension, ManifestNumberFormat } from '../../manifest/schema';

/** What a group of rows without a value is called, where there is one. */
function nullFormat(nulls: ManifestDimension['nulls']): { nullValueFormatConfiguration?: CfnAnalysis.NullValueFormatConfigurationProperty } {
  return nulls === 'show' ? { nullValueFormatConfiguration: { nullString: 'None' } } : {};
}

/** How numbers are written. */
export function numericFormat(format: ManifestNumberFormat): CfnAnalysis.NumericFormatConfigurationProperty {
  const common = {
    ...(format.prefix !== undefined && { prefix: format.prefix }),
    ...(format.suffix !== undefined && { suffix: format.suffix }),
    decimalPlacesConfiguration: { decimalPlaces: format.decimals },
    ...(format.style === 'plain' && { separatorConfiguration: NO_THOUSANDS }),
  };
  if (format.style === 'percent') return { percentageDisplayFormatConfiguration: common };
  return { numberDisplayFormatConfiguration: { ...common, numberScale: format.style === 'short' ? 'AUTO' : 'NONE' } };
}

/** Numbers that are groups, such as years, as they are. */
export function plainNumberFormat(nulls: ManifestDimension['nulls']): CfnAnalysis.NumberFormatConfigurationProperty {
  return { formatConfiguration: { numberDisplayFormatConfiguration: { separatorConfiguration: NO_THOUSANDS, numberScale: 'NONE', ...nullFormat(nulls) } } };
}

/** Texts that are groups. */
export function textFormat(nulls: ManifestDimension['nulls']): CfnAnalysis.StringFormatConfigurationProperty | undefined {
  return nulls === 'show' ? nullFormat(nulls) : undefined;
}

/** Periods: by their first day, but for quarters, which QuickSight names itself. */
export function periodFormat({ granularity, dateFormat, nulls }: ManifestDimension): CfnAnalysis.DateTimeFormatConfigurationProperty | undefined {
  const pattern = dateFormat ?? DATE_PATTERNS[granularity ?? 'day'];
  if (pattern === undefined && nulls === 'hide') return undefined;
  return { ...(pattern !== undefined && { dateTimeFormat: pattern }), ...nullFormat(nulls) };
}

/** How moments are written in a table of rows as they are. */
export function momentFormat(type: string, dateFormat?: string): CfnAnalysis.DateTimeFormatConfigurationProperty {
  return { dateTimeFormat: dateFormat ?? (type === 'timestamp' ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD') };
}

/** https://docs.aws.amazon.com/quicksight/latest/user/format-visual-date-controls.html */
const DATE_PATTERNS: Record<NonNullable<ManifestDimension['granularity']>, string | undefined> = {
  year: 'YYYY',
  quarter: undefined,
  month: 'YYYY-MM',
  week: 'YYYY-MM-DD',
  day: 'YYYY-MM-DD',
};

/** Numbers have a comma before each three digits where nothing is said. */
const NO_THOUSANDS: CfnAnalysis.NumericSeparatorConfigurationProperty = { thousandsSeparator: { visibility: 'HIDDEN' } };
