/** Why a file cannot be read on from somewhere. */
export class CsvFault extends Error {
  constructor(
    readonly line: number,
    readonly kind: 'unclosed-quote' | 'text-after-quote' | 'record-too-long' | 'not-utf8' | 'not-encoded' | 'cut-off',
    message: string,
  ) {
    super(message);
  }
}
