import { counted, countedOrNo, grouped, sized } from '../../src/text/counts';

test('counts have separators of thousands, and their noun', () => {
  expect([0, 999, 12_277, 1e15].map(grouped)).toEqual(['0', '999', '12,277', '1,000,000,000,000,000']);
  expect([counted(0, 'row'), counted(1, 'row'), counted(12_277, 'row')]).toEqual(['0 rows', '1 row', '12,277 rows']);
  expect([counted(1, 'entry', 'entries'), counted(2, 'entry', 'entries')]).toEqual(['1 entry', '2 entries']);
  expect([countedOrNo(0, 'defect'), countedOrNo(1, 'defect'), countedOrNo(0, 'piece', 'pieces')]).toEqual(['no defects', '1 defect', 'no pieces']);
});

test('sizes have three digits and the unit that they fit in', () => {
  expect([0, 999, 12_345, 1_834_221, 123_456_789, 5e9, 1e15].map(sized)).toEqual(['0 B', '999 B', '12.3 kB', '1.83 MB', '123 MB', '5 GB', '1,000 TB']);
});
