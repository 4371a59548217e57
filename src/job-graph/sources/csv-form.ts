import { checkCharacters } from './csv-characters';
import type { CsvOptions } from './csv-options';
import type { CsvSourceNode } from '../../manifest/schema';
import { repeated } from '../../private/lists';
import type { NodeCheck } from '../checks/node-check';
import { momentFormats } from '../transforms/moment-formats';

/** How the files of a node are written, as the manifest has it: what is not said there is as usual. */
export type CsvForm = Omit<CsvSourceNode, 'type' | 'id' | 'name' | 'inputs' | 'schema' | 'glue' | 'location' | 'path'>;

/** The form that options ask for; what is wrong with them is told to the check. */
export function csvForm(check: NodeCheck, options: CsvOptions): CsvForm {
  const characters = { separator: options.separator ?? ',', quote: options.quote ?? '"' };
  checkCharacters(check, characters);
  return { ...characters, ...nullWords(check, options), ...momentFormats(check, options) };
}

function nullWords(check: NodeCheck, { nullWords: words = [] }: CsvOptions): Pick<CsvForm, 'nullWords'> {
  if (words.includes('')) check.error('invalidNullWord', "nullWords are what stands for a null beside the empty field, which is one in any case, got: ''");
  for (const word of repeated(words)) check.error('invalidNullWord', `nullWords names a word twice, got: ${word}`);
  return words.length === 0 ? {} : { nullWords: words };
}
