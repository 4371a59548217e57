/** What stands before the decimals of numbers, and between their thousands. */
export interface NumberStyle {
  readonly decimal: string;
  readonly thousands?: string;
}

/** How numbers are written other than `1234.5`, the likelier first. */
export const NUMBER_STYLES: readonly NumberStyle[] = [
  { decimal: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ',' },
  { decimal: '.', thousands: "'" },
  { decimal: '.', thousands: ' ' },
];

/** What a number that is written so matches, with and without thousands and decimals. */
export function numberRegex({ decimal, thousands }: NumberStyle): string {
  const grouped = thousands === undefined ? '' : `[0-9]{1,3}([${thousands}][0-9]{3})+|`;
  return `[+-]?(${grouped}[0-9]+)([${decimal}][0-9]+)?`;
}
