import { EngineError, explained } from '../../src/engine/engine-error';
import { firstLine, UserError } from '../../src/errors';

const ofSystem = (code: string) => Object.assign(new Error(`${code}: it failed, write`), { code });
const ofEngine = (message: string) => new EngineError(new Error(message));

test.each<[Error, number, string]>([
  [ofSystem('ENOSPC'), 2, 'Make room on the disk'],
  [ofSystem('EMFILE'), 2, 'Allow more open files'],
  [ofEngine('IO Error: Cannot open file "part-0.parquet": Too many open files'), 2, 'Allow more open files'],
  [ofEngine('IO Error: Could not write file "part-0.parquet": File too large'), 2, 'Allow larger files'],
  [ofEngine('IO Error: Could not write file "x": No space left on device\n\nadvice'), 2, 'Make room on the disk'],
  [ofEngine('Out of Memory Error: failed to offload data block (max_temp_directory_size)'), 2, 'Make room on the disk'],
  [ofSystem('EROFS'), 2, 'its file system is read-only'],
  [ofSystem('EACCES'), 2, 'Give access'],
  [ofSystem('ENOTDIR'), 2, 'a part of its path is a file'],
  [ofEngine('Out of Memory Error: could not allocate block'), 2, 'Use a machine with more memory'],
  [ofEngine('INTERRUPT Error: Interrupted!'), 130, 'Interrupted: nothing was changed.'],
])('%s is told as %i, %s', (error, status, advice) => {
  const told = explained(error) as UserError;
  expect(told).toBeInstanceOf(UserError);
  expect(told.status).toBe(status);
  expect(told.message).toContain(advice);
});

test('what is not known stays as it is', () => {
  const error = new Error('a mistake of the program');
  expect(explained(error)).toBe(error);
});

test('a message is its first line, cut when it is long', () => {
  expect(firstLine(ofEngine('Parser Error: syntax\n\nLINE 1'))).toBe('Parser Error: syntax');
  expect(firstLine(new Error('x'.repeat(1000)))).toHaveLength(300);
});
