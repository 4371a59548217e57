import { DataType } from '../../src/schema';
import { isConstantOf } from '../../src/schema/literals';

const DECIMAL = DataType.decimalOf(5, 2);
const WIDE = DataType.decimalOf(38, 0);
const NINES = '9'.repeat(38);

test.each<[DataType, string[], string[]]>([
  [DataType.INT, ['0', '-2147483648', '+7'], ['2147483648', '1.0', '1e3', '', ' 1']],
  [DataType.BIGINT, ['9223372036854775807'], ['9223372036854775808']],
  [DECIMAL, ['999.99', '-999.994', '.5', '5.', '1e2', '99999e-2', '0e99', '1e-99', '0.0049'], ['1000', '999.995', '-1e3', '1e99', 'NaN', '']],
  [WIDE, [NINES, '1e37', `${NINES}.4`], [`${NINES}.5`, '1e38']],
  [DataType.FLOAT, ['3.4e38', '-1e-50'], ['1e39', 'NaN', 'Infinity']],
  [DataType.DOUBLE, ['1e308', '.5'], ['1e309', '1,5']],
  [DataType.BOOLEAN, ['true', 'false'], ['TRUE', '1']],
  [DataType.DATE, ['0001-01-01', '9999-12-31', '2024-02-29'], ['0000-01-01', '2023-02-29', '2023-2-1', '2023-01-01 00:00:00']],
  [DataType.TIMESTAMP, ['2023-01-01 00:00:00', '2023-01-01 23:59:59.999999'], ['2023-01-01 24:00:00', '2023-01-01T00:00:00', '2023-02-29 00:00:00', '2023-01-01', '2023-01-01 00:00:60']],
  [DataType.STRING, ['', 'x'], []],
])('constants of a %s', (type, constants, others) => {
  expect(constants.filter((text) => !isConstantOf(type, text))).toEqual([]);
  expect(others.filter((text) => isConstantOf(type, text))).toEqual([]);
});
