import * as glue from 'aws-cdk-lib/aws-glue';
import type { Field } from '../schema';

/** A field as a column of the Data Catalog. */
export function toColumn({ name, dataType, description }: Field): glue.Column {
  return { name, type: glue.Schema.custom(dataType.name, true), comment: description };
}
