import type { Column } from './column-types';
import { InputTable, isAboutStatement, translate } from '../../engine/spark-sql/translate';
import { printed } from '../../engine/spark-sql/types';

/** The columns that a statement gives; undefined where nobody knows here what it gives. */
export function statementColumns(sql: string, inputs: readonly InputTable[]): Column[] | undefined {
  try {
    const { columns } = translate(sql, inputs);
    // What Spark calls an expression is not always known.
    return columns.every(({ name }) => name !== undefined) ? columns.map(({ name, type }) => ({ name: name!, type: printed(type) })) : undefined;
  } catch (error) {
    if (!isAboutStatement(error)) throw error;
    return undefined;
  }
}
