import type { Schema } from '../../schema/schema';
import type { NodeCheck } from '../checks/node-check';

/** The columns of a source: what it reads can lack a value in any of them. */
export function sourceColumns(check: NodeCheck, schema: Schema): Schema {
  const never = schema.fields.filter((field) => !field.nullable);
  for (const field of never) {
    check.error('notNullable', `field ${field.name} cannot be declared as never null, since what is read can lack a value`);
  }
  return check.declared(schema, 'its schema');
}
