import * as glue from 'aws-cdk-lib/aws-glue';
import type { Field } from '../schema';

/** A field as a column of the Data Catalog. */
export function toColumn(field: Field): glue.Column {
  return { name: field.name, type: toType(field), comment: field.description };
}

function toType({ dataType }: Field): glue.Type {
  if (dataType.isDecimal) return glue.Schema.decimal(dataType.precision!, dataType.scale);
  return glue.Schema.custom(dataType.name, true);
}
