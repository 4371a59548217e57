import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The rules of rule packs that are acknowledged on a construct, in their order, with the reason of each. */
export function acknowledgedOn(construct: IConstruct): Record<string, string> {
  const acknowledged = construct.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
  return Object.assign({}, ...acknowledged.map(({ data }) =>
    Object.fromEntries(Object.entries<string>(data).map(([id, reason]) => [id.replace('Annotation::', ''), reason]))));
}
