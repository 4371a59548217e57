/** What whole numbers of a type are less than; the least is its opposite. */
export const WHOLE_NUMBER_LIMITS: Readonly<Record<string, bigint>> = { int: 2n ** 31n, bigint: 2n ** 63n };

/** How many digits a decimal type has, and how many of them stand after the point; undefined of another type. */
export function decimalDigits(type: string): { readonly precision: number; readonly scale: number } | undefined {
  const [, precision, scale] = /^decimal\((\d+),(\d+)\)$/.exec(type) ?? [];
  return precision === undefined ? undefined : { precision: Number(precision), scale: Number(scale) };
}
